import QtQuick
import Buchucun
import ".."
import "../components"

// A few sentences to read or hear before going on.
Item {
    id: screen
    required property Page vm
    anchors.fill: parent
    Column {
        width: parent.width
        spacing: Theme.gapBig
        Repeater {
            model: screen.vm.lines
            delegate: Row {
                id: entry
                required property var modelData
                width: parent.width
                spacing: Theme.gap
                Icon { id: sign; name: entry.modelData.icon; side: Theme.mm(Theme.landscape ? 11 : 16); anchors.verticalCenter: parent.verticalCenter }
                Label { text: entry.modelData.text; width: parent.width - sign.width - Theme.gap; anchors.verticalCenter: parent.verticalCenter }
            }
        }
    }
}
