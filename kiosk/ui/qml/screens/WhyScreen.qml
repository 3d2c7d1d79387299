import QtQuick
import Buchucun
import ".."
import "../components"

// Why somebody was not satisfied: some reasons, or none.
Item {
    id: screen
    required property WhyViewModel vm
    anchors.fill: parent
    PagedGrid {
        anchors.fill: parent
        anchors.bottomMargin: note.visible ? note.height + Theme.gap : 0
        columns: Theme.landscape ? 2 : 1
        cellHeight: Theme.mm(Theme.landscape ? 21 : 30)
        model: screen.vm.reasons
        count: screen.vm.reasons.count
        moreName: "moreReasons"
        delegate: ChoiceRow {
            objectName: "why_" + parent.model.value
            text: parent.model.text
            icon: parent.model.icon
            selected: parent.model.chosen
            several: true
            onClicked: screen.vm.touch(parent.model.value)
        }
    }
    // in large letters lying down its place is given to the last choices: the page before has said it
    Label { id: note; visible: !Theme.landscape || Theme.textScale < 1.2; text: qsTr("Several may be touched. Those who handled it do not see who said it."); color: Theme.ink2; width: parent.width; anchors.bottom: parent.bottom }
}
