import QtQuick
import Buchucun
import ".."
import "../components"

// By the slip's code under the scanner, by card, or by the 12 characters.
Item {
    id: screen
    required property LookupViewModel vm
    anchors.fill: parent
    Column {
        anchors.fill: parent
        spacing: Theme.gap
        ErrorLine { width: parent.width; text: screen.vm.error }
        Card {
            width: parent.width
            height: Theme.mm(Theme.landscape ? 44 : 80)
            Column {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.gap
                spacing: Theme.gap
                Icon { name: "qr-code"; side: Theme.mm(Theme.landscape ? 20 : Theme.textScale > 1.2 ? 26 : 40); anchors.horizontalCenter: parent.horizontalCenter }
                Label { text: qsTr("Hold the square code of your slip under the red light"); strong: true; font.pixelSize: Theme.h2; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            }
        }
        BigButton { objectName: "typeCode"; width: parent.width; height: Theme.key; icon: "keyboard"; text: qsTr("Enter the 12 characters of the slip"); size: Theme.body; onClicked: screen.vm.typeCode() }
        BigButton { objectName: "byCard"; width: parent.width; height: Theme.key; icon: "identification-card"; text: qsTr("Use my citizen card"); onClicked: screen.vm.byCard() }
    }
}
