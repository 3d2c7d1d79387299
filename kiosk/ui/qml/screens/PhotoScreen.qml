import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property PhotoViewModel vm
    anchors.fill: parent
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: hint.bottom; anchors.topMargin: visible ? Theme.gapMin : 0 }
    Rectangle {
        id: ground
        color: "#2E2A24"
        radius: Theme.radius
        anchors.top: error.visible ? error.bottom : hint.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: verdict.visible ? verdict.top : take.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        Image {
            anchors.fill: parent
            anchors.margins: Theme.gapMin
            source: screen.vm.picture
            fillMode: Image.PreserveAspectFit
            cache: false
            Accessible.name: screen.vm.pictureName
            Accessible.role: Accessible.Graphic
        }
    }
    Rectangle {
        id: verdict
        visible: screen.vm.verdict !== ""
        width: parent.width
        height: Theme.mm(Theme.landscape ? 26 : 40)
        anchors.bottom: take.top
        anchors.bottomMargin: Theme.gap
        radius: Theme.radius
        color: screen.vm.good ? Theme.decidedTint : Theme.needTint
        border.width: Theme.border
        border.color: screen.vm.good ? Theme.decided : Theme.need
        Icon { id: sign; name: screen.vm.good ? "check-circle" : "hand-pointing"; weight: "fill"; ink: screen.vm.good ? Theme.decided : Theme.need; side: Theme.mm(Theme.landscape ? 14 : 22); x: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        Column {
            anchors.left: sign.right
            anchors.right: parent.right
            anchors.margins: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            Label { objectName: "verdict"; text: screen.vm.verdict; strong: true; color: screen.vm.good ? Theme.decided : Theme.need; width: parent.width }
            Label { text: screen.vm.advice; width: parent.width; visible: text !== "" }
        }
    }
    BigButton {
        id: take
        objectName: "takePhoto"
        text: screen.vm.takeText
        icon: "camera"
        width: parent.width
        height: Theme.key
        anchors.bottom: parent.bottom
        onClicked: screen.vm.take()
    }
}
