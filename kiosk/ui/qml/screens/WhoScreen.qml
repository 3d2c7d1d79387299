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
        Card {
            width: parent.width
            height: Theme.mm(Theme.landscape ? 46 : 110)
            Column {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.gap
                spacing: Theme.gap
                Icon { name: "identification-card"; side: Theme.mm(Theme.landscape ? 26 : 62); anchors.horizontalCenter: parent.horizontalCenter }
                Label { text: screen.vm.cardText; strong: true; font.pixelSize: Theme.h2; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            }
        }
        ErrorLine { width: parent.width; text: screen.vm.error }
        Label { text: qsTr("No card with you? That is fine too:"); color: Theme.ink2; width: parent.width }
        BigButton { objectName: "typeNumber"; width: parent.width; height: Theme.key; icon: "keyboard"; text: qsTr("Enter the citizen number"); onClicked: screen.vm.typeNumber() }
        BigButton { objectName: "forOther"; visible: screen.vm.offersOther; width: parent.width; height: Theme.key; icon: "users"; text: qsTr("It is for somebody else"); onClicked: screen.vm.forOther() }
    }
}
