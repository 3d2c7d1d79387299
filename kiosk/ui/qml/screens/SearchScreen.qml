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
    Label { id: found; objectName: "found"; text: screen.vm.foundText; color: Theme.ink2; font.pixelSize: Theme.note; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin; width: screen.side }
    PagedGrid {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : found.y + found.height + Theme.gapMin
        width: parent.width - x
        height: (Theme.landscape ? parent.height : pad.y - Theme.gapMin) - y
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
    LetterPad {
        id: pad
        width: screen.side
        anchors.bottom: parent.bottom
        candidates: screen.vm.candidates
        onLetterTyped: (letter) => screen.vm.typeLetter(letter)
        onCandidateChosen: (character) => screen.vm.choose(character)
        onErased: screen.vm.erase()
        onMoreWanted: screen.vm.moreCandidates()
    }
}
