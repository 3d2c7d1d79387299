import QtQuick
import Buchucun
import ".."
import "../components"

// One number or name, entered by touch only.
Item {
    id: screen
    required property EntryViewModel vm
    anchors.fill: parent
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" }
    Field { id: field; objectName: "field"; text: screen.vm.shown; placeholder: screen.vm.placeholder; width: parent.width; anchors.top: hint.visible ? hint.bottom : parent.top; anchors.topMargin: Theme.gapMin }
    Label { id: reading; text: screen.vm.reading; color: Theme.ink2; font.pixelSize: Theme.h2; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin; width: parent.width; visible: text !== "" }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: reading.visible ? reading.bottom : field.bottom; anchors.topMargin: Theme.gapMin }
    Loader {
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: screen.vm.letters ? letters : digits
    }
    Component {
        id: digits
        DigitPad { width: parent ? parent.width : 0; extra: screen.vm.extraKey; onTyped: (character) => screen.vm.type(character); onErased: screen.vm.erase() }
    }
    Component {
        id: letters
        LetterPad {
            width: parent ? parent.width : 0
            candidates: screen.vm.candidates
            onLetterTyped: (letter) => screen.vm.type(letter)
            onCandidateChosen: (character) => screen.vm.choose(character)
            onErased: screen.vm.erase()
            onMoreWanted: screen.vm.moreCandidates()
        }
    }
}
