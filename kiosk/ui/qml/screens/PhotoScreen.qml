import QtQuick
import Buchucun
import ".."
import "../components"

// The picture as it is, an honest verdict beside it, and the way on whatever the verdict.
Item {
    id: screen
    required property PhotoViewModel vm
    anchors.fill: parent
    readonly property bool beside: Theme.landscape
    readonly property int aside: beside ? width * 0.46 : width
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: screen.beside ? screen.aside : parent.width; anchors.right: parent.right; visible: text !== "" }
    ErrorLine { id: error; width: screen.aside; text: screen.vm.error; anchors.right: parent.right; anchors.top: hint.bottom; anchors.topMargin: visible ? Theme.gapMin : 0 }
    Rectangle {
        color: "#2E2A24"
        radius: Theme.radius
        anchors.left: parent.left
        anchors.top: screen.beside ? parent.top : error.visible ? error.bottom : hint.bottom
        anchors.topMargin: screen.beside ? 0 : Theme.gap
        anchors.bottom: screen.beside ? parent.bottom : verdict.visible ? verdict.top : take.top
        anchors.bottomMargin: screen.beside ? 0 : Theme.gap
        width: screen.beside ? screen.width - screen.aside - Theme.gap : screen.width
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
        width: screen.aside
        height: Math.max(Theme.mm(Theme.landscape ? 30 : 40), said.implicitHeight + Theme.gap)
        anchors.right: parent.right
        anchors.bottom: take.top
        anchors.bottomMargin: Theme.gap
        radius: Theme.radius
        color: screen.vm.good ? Theme.decidedTint : Theme.needTint
        border.width: Theme.border
        border.color: screen.vm.good ? Theme.decided : Theme.need
        Icon { id: sign; name: screen.vm.good ? "check-circle" : "hand-pointing"; weight: "fill"; ink: screen.vm.good ? Theme.decided : Theme.need; side: Theme.mm(Theme.landscape ? 14 : 22); x: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        Column {
            id: said
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
        width: screen.aside
        height: Theme.key
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        onClicked: screen.vm.take()
    }
}
