import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property PhotoViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.58 : width
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: hint.bottom; anchors.topMargin: visible ? Theme.gapMin : 0 }
    Rectangle {
        id: ground
        color: "#2E2A24"
        radius: Theme.radius
        anchors.top: error.visible ? error.bottom : hint.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: Theme.landscape ? parent.bottom : verdict.visible ? verdict.top : offered.visible ? offered.top : take.top
        anchors.bottomMargin: Theme.landscape ? 0 : Theme.gap
        width: screen.side
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
    Label {
        id: offered
        objectName: "offerNote"
        visible: text !== ""
        text: screen.vm.offerNote
        strong: true
        x: take.x
        width: take.width
        anchors.bottom: use.top
        anchors.bottomMargin: Theme.gap
    }
    BigButton {
        id: use
        objectName: "useOffered"
        visible: text !== ""
        text: screen.vm.offerText
        icon: "check"
        x: take.x
        width: take.width
        height: Theme.key
        anchors.bottom: take.top
        anchors.bottomMargin: Theme.gap
        onClicked: screen.vm.useOffered()
    }
    Rectangle {
        id: verdict
        visible: screen.vm.verdict !== ""
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        width: parent.width - x
        height: Math.max(Theme.mm(26), said.height + Theme.gap)
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
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        width: parent.width - x
        height: Theme.key
        anchors.bottom: parent.bottom
        onClicked: screen.vm.take()
    }
}
