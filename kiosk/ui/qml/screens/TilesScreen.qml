import QtQuick
import Buchucun
import ".."
import "../components"

// Topics, or the matters of a topic: choose by touching.
Item {
    id: screen
    required property TilesViewModel vm
    anchors.fill: parent
    Label {
        visible: screen.vm.items.count === 0
        text: screen.vm.emptyText
        width: parent.width
        color: Theme.ink2
    }
    PagedGrid {
        anchors.fill: parent
        readonly property bool large: Theme.textScale > 1.4
        columns: Theme.landscape ? large ? 2 : screen.vm.dense ? 4 : 3 : large ? 1 : 2
        moreInCell: large
        cellHeight: Theme.mm(Theme.landscape ? screen.vm.dense && Theme.textScale < 1.2 ? 25.5 : large ? 30 : 33 : 43)
        model: screen.vm.items
        count: screen.vm.items.count
        delegate: Tile {
            objectName: "item_" + parent.model.code
            text: parent.model.name
            note: parent.model.note
            icon: parent.model.icon
            onClicked: screen.vm.open(parent.model.code)
        }
    }
}
