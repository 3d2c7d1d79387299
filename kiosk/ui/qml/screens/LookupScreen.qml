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
        LayHere { width: parent.width; height: Theme.mm(Theme.landscape ? 44 : 88); icon: "qr-code"; side: Theme.mm(Theme.landscape ? 30 : 40); text: qsTr("Hold the square code of your slip under the red light") }
        BigButton { objectName: "typeCode"; width: parent.width; height: Theme.key; icon: "keyboard"; text: qsTr("Enter the 12 characters of the slip"); size: Theme.body; onClicked: screen.vm.typeCode() }
        BigButton { objectName: "byCard"; width: parent.width; height: Theme.key; icon: "identification-card"; text: qsTr("Use my citizen card"); onClicked: screen.vm.byCard() }
    }
}
