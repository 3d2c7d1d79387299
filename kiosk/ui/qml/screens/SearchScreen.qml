import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property SearchViewModel vm
    anchors.fill: parent
    Field { id: field; objectName: "searchField"; text: screen.vm.words; placeholder: qsTr("Write a word, or the first letters of its pinyin"); width: parent.width }
    Label { id: found; objectName: "found"; text: screen.vm.foundText; color: Theme.ink2; font.pixelSize: Theme.note; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin }
    PagedGrid {
        anchors.top: found.bottom
        anchors.topMargin: Theme.gapMin
        anchors.bottom: pad.top
        anchors.bottomMargin: Theme.gapMin
        width: parent.width
        columns: Theme.landscape ? 2 : 1
        cellHeight: Theme.mm(Theme.landscape ? 21 : 34)
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
        width: parent.width
        anchors.bottom: parent.bottom
        candidates: screen.vm.candidates
        onLetterTyped: (letter) => screen.vm.typeLetter(letter)
        onCandidateChosen: (character) => screen.vm.choose(character)
        onErased: screen.vm.erase()
        onMoreWanted: screen.vm.moreCandidates()
    }
}
