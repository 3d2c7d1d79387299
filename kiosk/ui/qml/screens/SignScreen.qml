import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property SignViewModel vm
    anchors.fill: parent
    Column {
        id: words
        width: parent.width
        spacing: Theme.gapMin
        Repeater {
            model: screen.vm.lines
            delegate: Row {
                id: entry
                required property string modelData
                width: parent.width
                spacing: Theme.gapMin
                Icon { id: sign; name: "check-circle"; weight: "regular"; side: Theme.mm(9) }
                Label { text: entry.modelData; width: parent.width - sign.width - Theme.gapMin }
            }
        }
    }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: words.bottom; anchors.topMargin: Theme.gapMin }
    SignaturePad {
        anchors.top: error.visible ? error.bottom : words.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: finger.visible ? finger.top : parent.bottom
        anchors.bottomMargin: finger.visible ? Theme.gap : 0
        width: parent.width
        hint: qsTr("Write your name here with a finger")
        onChanged: screen.vm.draw(strokes, width, height)
    }
    BigButton {
        id: finger
        objectName: "fingerprint"
        visible: screen.vm.offersFingerprint
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(Theme.landscape ? 21 : 26)
        icon: "fingerprint"
        text: qsTr("I cannot write: a fingerprint")
        onClicked: screen.vm.fingerprint()
    }
}
