import QtQuick
import Buchucun
import ".."
import "../components"

Key {
    id: screen
    required property AttractViewModel vm
    objectName: "start"
    text: vm.invitation
    anchors.fill: parent
    edgeColour: Theme.priEdge
    face: Theme.surface
    onClicked: vm.goForward()
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gapBig
        spacing: Theme.gapBig
        Label { text: screen.vm.time; strong: true; font.pixelSize: Theme.mm(Theme.landscape ? 24 : 36); anchors.horizontalCenter: parent.horizontalCenter }
        Label { text: screen.vm.day; color: Theme.ink2; font.pixelSize: Theme.h2; width: parent.width; horizontalAlignment: Text.AlignHCenter }
        Image {
            source: Theme.icon(screen.vm.picture, "own", Theme.ink, Theme.corn)
            sourceSize: Qt.size(Theme.mm(Theme.landscape ? 70 : 150), Theme.mm(Theme.landscape ? 70 : 150))
            width: Theme.mm(Theme.landscape ? 62 : 140); height: width
            fillMode: Image.PreserveAspectFit
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Label { text: screen.vm.slogan; color: Theme.ink2; font.pixelSize: Theme.h2; width: parent.width; horizontalAlignment: Text.AlignHCenter }
        Rectangle {
            width: parent.width * 0.8; height: Theme.mm(Theme.landscape ? 26 : 50); radius: Theme.mm(7)
            color: Theme.pri; anchors.horizontalCenter: parent.horizontalCenter
            Label { text: screen.vm.invitation; strong: true; color: Theme.priInk; font.pixelSize: Theme.h1; anchors.centerIn: parent; width: parent.width - Theme.gap; horizontalAlignment: Text.AlignHCenter; Accessible.ignored: true }
        }
    }
}
