import QtQuick
import Buchucun
import ".."

// Read only: where, who, whether the county is reached, what time it is. Never a warning sign.
Rectangle {
    id: strip
    required property Frame frame
    color: Theme.bg
    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapMin
        Icon { name: "mark"; weight: "own"; ink: Theme.pri; side: Theme.mm(Theme.landscape ? 8 : 10.5); anchors.verticalCenter: parent.verticalCenter }
        Label { text: qsTr("Buchucun"); strong: true; color: Theme.pri; font.pixelSize: Theme.mm(Theme.landscape ? 8 : 10.5); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
        Label { objectName: "village"; text: strip.frame.village; color: Theme.ink2; font.pixelSize: Theme.mm(7); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapMin
        Icon { visible: strip.frame.person !== ""; name: "user-circle"; weight: "regular"; ink: Theme.ink2; side: Theme.mm(8); anchors.verticalCenter: parent.verticalCenter }
        Label { objectName: "person"; visible: text !== ""; text: strip.frame.person; font.pixelSize: Theme.mm(7); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
        Icon { name: strip.frame.linked ? "check-circle" : "tray-arrow-down"; weight: "regular"; ink: Theme.ink2; side: Theme.mm(8); anchors.verticalCenter: parent.verticalCenter }
        Label { objectName: "connection"; text: strip.frame.connection; color: Theme.ink2; font.pixelSize: Theme.mm(7); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
        Label { objectName: "clock"; text: strip.frame.time; strong: true; font.pixelSize: Theme.mm(8.5); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
    }
    Rectangle { width: parent.width; height: 2; color: Theme.hair; anchors.bottom: parent.bottom }
}
