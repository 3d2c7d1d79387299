"""`python -m kiosk` is the command `kiosk`; a packaged kiosk starts its recogniser by the same file."""

import sys

from kiosk.handwriting.worker import WORD

if sys.argv[1:] == [WORD]:
    from kiosk.handwriting.__main__ import main
else:
    from kiosk.cli import main

sys.exit(main())
