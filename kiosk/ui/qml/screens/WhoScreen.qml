import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property WhoViewModel vm
    anchors.fill: parent
    Column {
        anchors.fill: parent
        spacing: Theme.landscape && Theme.textScale > 1.2 ? Theme.gap : Theme.gapBig
        LayHere { width: parent.width; height: Theme.mm(Theme.landscape ? 46 : 110); icon: "identification-card"; side: Theme.mm(Theme.landscape ? 34 : 62); text: screen.vm.cardText }
        ErrorLine { width: parent.width; text: screen.vm.error }
        Label { text: qsTr("No card with you? That is fine too:"); color: Theme.ink2; width: parent.width }
        BigButton { objectName: "typeNumber"; width: parent.width; height: Theme.key; icon: "keyboard"; text: qsTr("Enter the citizen number"); onClicked: screen.vm.typeNumber() }
        BigButton { objectName: "forOther"; visible: screen.vm.offersOther; width: parent.width; height: Theme.key; icon: "users"; text: qsTr("It is for somebody else"); onClicked: screen.vm.forOther() }
    }
}
