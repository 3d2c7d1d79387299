import QtQuick
import Buchucun
import ".."
import "../components"

// The picture of a fingerprint, before two people say that they saw it made.
Item {
    id: screen
    required property FingerprintViewModel vm
    anchors.fill: parent
    Rectangle {
        id: ground
        color: "#2E2A24"
        radius: Theme.radius
        anchors.top: parent.top
        anchors.bottom: Theme.landscape ? parent.bottom : below.top
        anchors.bottomMargin: Theme.landscape ? 0 : Theme.gap
        width: Theme.landscape ? parent.width * 0.56 : parent.width
        Image {
            objectName: "picture"
            anchors.fill: parent
            anchors.margins: Theme.gapMin
            source: screen.vm.picture
            fillMode: Image.PreserveAspectFit
            cache: false
            sourceSize: Qt.size(ground.width, ground.height)
            Accessible.name: screen.vm.heading
            Accessible.role: Accessible.Graphic
        }
    }
    Column {
        id: below
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: Theme.landscape ? parent.width - ground.width - Theme.gapBig : parent.width
        spacing: Theme.gap
        Rectangle {
            visible: screen.vm.advice !== ""
            width: parent.width
            height: Math.max(Theme.mm(20), said.height + Theme.gap)
            radius: Theme.radius
            color: Theme.needTint
            border.width: Theme.border
            border.color: Theme.need
            Icon { id: sign; name: "hand-pointing"; weight: "fill"; ink: Theme.need; side: Theme.mm(12); x: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter }
            Label { id: said; objectName: "advice"; text: screen.vm.advice; anchors.left: sign.right; anchors.right: parent.right; anchors.margins: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; lineHeight: 0.9 }
        }
        BigButton {
            objectName: "takeAgain"
            text: screen.vm.againText
            icon: "camera"
            width: parent.width
            height: Theme.key
            onClicked: screen.vm.takeAgain()
        }
    }
}
