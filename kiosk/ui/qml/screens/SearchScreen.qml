import QtQuick
import Buchucun
import ".."
import "../components"

// A word, and what it may mean. Lying down the field and the ways to write share a row, what was found stands at the right.
Item {
    id: screen
    required property SearchViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? Theme.mm(192) : width
    Field { id: field; objectName: "searchField"; text: screen.vm.words; placeholder: qsTr("Write a word, or the first letters of its pinyin"); width: Theme.landscape ? parent.width * 0.44 : parent.width }
    WayTabs {
        id: tabs
        panel: screen.vm.panel
        x: Theme.landscape ? field.width + Theme.gap : 0
        y: Theme.landscape ? 0 : pad.y - height - pad.space
        width: parent.width - x
        height: Theme.landscape ? field.height : Theme.mm(22)
    }
    Label { id: found; objectName: "found"; text: screen.vm.foundText; color: Theme.ink2; font.pixelSize: Theme.note; lineHeight: 0.9; x: Theme.landscape ? screen.side + Theme.gapBig : 0; y: field.height + Theme.gapMin; width: parent.width - x }
    PagedGrid {
        x: found.x
        y: found.y + found.height + Theme.gapMin
        width: found.width
        height: (Theme.landscape ? parent.height : tabs.y - Theme.gapMin) - y
        columns: 1
        cellHeight: Theme.mm(!Theme.landscape ? 36 : Theme.textScale > 1.2 ? 32 : 26)
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
    WritingPad {
        id: pad
        panel: screen.vm.panel
        room: Theme.landscape ? parent.height - field.height - space : 0
        width: screen.side
        anchors.bottom: parent.bottom
    }
}
