import QtQuick
import Buchucun
import ".."
import "../components"

// One question, its choices.
Item {
    id: screen
    required property ChoiceViewModel vm
    anchors.fill: parent
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" && Theme.textScale < 1.4 }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: hint.visible ? hint.bottom : parent.top; anchors.topMargin: visible ? Theme.gapMin : 0 }
    PagedGrid {
        anchors.top: error.visible ? error.bottom : hint.visible ? hint.bottom : parent.top
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        columns: Theme.landscape ? 2 : 1
        cellHeight: Theme.mm(Theme.landscape ? 25 : screen.vm.choices.count > 6 ? 30 : 40)
        model: screen.vm.choices
        count: screen.vm.choices.count
        moreName: "moreChoices"
        delegate: ChoiceRow {
            objectName: "choice_" + parent.model.value
            text: parent.model.text
            icon: parent.model.icon
            selected: parent.model.chosen
            several: screen.vm.several
            onClicked: screen.vm.touch(parent.model.value)
        }
    }
}
