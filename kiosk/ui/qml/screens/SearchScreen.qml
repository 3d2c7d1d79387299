import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property SearchViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? Theme.mm(192) : width
    Field { id: field; objectName: "searchField"; text: screen.vm.words; placeholder: qsTr("Write a word, or the first letters of its pinyin"); width: screen.side }
    Label { id: found; objectName: "found"; text: screen.vm.foundText; color: Theme.ink2; font.pixelSize: Theme.note; x: Theme.landscape ? screen.side + Theme.gapBig : 0; y: Theme.landscape ? 0 : field.height + Theme.gapMin; width: parent.width - x }
    PagedGrid {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: found.y + found.height + Theme.gapMin
        width: parent.width - x
        height: (Theme.landscape ? parent.height : tabs.y - Theme.gapMin) - y
        columns: 1
        cellHeight: Theme.mm(Theme.landscape ? 32 : 36)
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
    WayTabs {
        id: tabs
        panel: screen.vm.panel
        width: screen.side
        height: Theme.mm(Theme.landscape ? 20.5 : 22)
        y: pad.y - height - pad.space
    }
    WritingPad {
        id: pad
        panel: screen.vm.panel
        width: screen.side
        anchors.bottom: parent.bottom
    }
}
