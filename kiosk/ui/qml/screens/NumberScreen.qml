import QtQuick
import Buchucun
import ".."
import "../components"

// One number or name, entered by touch only.
Item {
    id: screen
    readonly property bool beside: Theme.landscape && !vm.letters
    readonly property real side: beside ? width * 0.46 : width
    required property EntryViewModel vm
    anchors.fill: parent
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: screen.side; visible: text !== "" }
    Field { id: field; objectName: "field"; text: screen.vm.shown; placeholder: screen.vm.placeholder; secret: !screen.vm.letters; width: screen.side; anchors.top: hint.visible ? hint.bottom : parent.top; anchors.topMargin: Theme.gapMin }
    Label { id: reading; text: screen.vm.reading; color: Theme.ink2; font.pixelSize: Theme.h2; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin; width: screen.side; visible: text !== "" }
    ErrorLine { id: error; width: screen.side; text: screen.vm.error; anchors.top: reading.visible ? reading.bottom : field.bottom; anchors.topMargin: Theme.gapMin }
    Loader {
        x: screen.beside ? screen.side + Theme.gapBig : 0
        anchors.bottom: parent.bottom
        width: parent.width - x
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
