import QtQuick
import Buchucun
import ".."
import "../components"

// A few sentences to read or hear before going on.
Item {
    id: screen
    required property Page vm
    anchors.fill: parent
    PagedLines {
        width: parent.width
        most: parent.height
        lines: screen.vm.lines
        side: Theme.mm(Theme.landscape ? 11 : 16)
        spacing: Theme.gapBig
    }
}
