import QtQuick
import Buchucun
import ".."
import "../components"

// One number or name, entered by touch only. Upright: field above the pad; lying: beside it.
Item {
    id: screen
    required property EntryViewModel vm
    anchors.fill: parent
    readonly property bool beside: Theme.landscape && !vm.letters
    Column {
        id: words
        width: screen.beside ? screen.width * 0.46 : screen.width
        spacing: Theme.gapMin
        Label { text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" && !(Theme.landscape && screen.vm.letters) }
        Field { objectName: "field"; text: screen.vm.shown; placeholder: screen.vm.placeholder; width: parent.width }
        Label { text: screen.vm.reading; color: Theme.ink2; font.pixelSize: Theme.h2; width: parent.width; visible: text !== "" }
        ErrorLine { width: parent.width; text: screen.vm.error }
    }
    Loader {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: screen.beside ? screen.width * 0.5 : screen.width
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
