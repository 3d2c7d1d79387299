"""Changes cells of a spreadsheet in LibreOffice Calc itself; run by a Python that knows `uno`.

    python3 calc.py FILE.xlsx PIPE < changes     changes: JSON [[sheet, name in column "name", heading, text], ...]
"""

import json
import sys
import time
from typing import Any

MOST = 200
"""Rows and columns looked at."""


def main(file: str, pipe: str) -> int:
    """Open the file, write the cells, save it as Calc saves .xlsx."""
    desktop = _desktop(pipe)
    document = desktop.loadComponentFromURL(f"file://{file}", "_blank", 0, (_property("Hidden", True),))
    for sheet_name, name, heading, text in json.load(sys.stdin):
        sheet = document.Sheets.getByName(sheet_name)
        headings = [sheet.getCellByPosition(place, 0).getString() for place in range(MOST)]
        name_column = headings.index("name")
        names = [sheet.getCellByPosition(name_column, place).getString() for place in range(MOST)]
        sheet.getCellByPosition(headings.index(heading), names.index(name)).setString(text)
    document.storeToURL(f"file://{file}", (_property("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)
    desktop.terminate()
    return 0


def _property(name: str, value: Any) -> Any:
    import uno

    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _desktop(pipe: str) -> Any:
    """Wait until the office answers."""
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("the office did not answer")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
