import QtQuick
import Buchucun
import ".."
import "../components"

// Nobody is here: the season, the time, one thing to touch, and below it the notice that hangs. Nothing moves.
Item {
    id: screen
    required property AttractViewModel vm
    anchors.fill: parent
    readonly property int bar: Theme.mm(Theme.landscape ? 30 : 62)

    Key {
        id: start
        objectName: "start"
        text: screen.vm.invitation
        width: parent.width
        height: parent.height - (notice.visible ? notice.height + Theme.gap : 0)
        edgeColour: Theme.priEdge
        face: Theme.surface
        onClicked: screen.vm.goForward()

        Item {
            id: scene
            x: Theme.border; y: Theme.border
            width: parent.width - 2 * x
            height: parent.height - start.lift - screen.bar - Theme.mm(Theme.landscape ? 8 : 16)
            clip: true
            Image {
                width: parent.width
                height: Theme.landscape ? Math.max(parent.height, width * 900 / 1640) : parent.height
                y: (parent.height - height) * 0.35      // lying down the sky gives way less than the snow
                source: Theme.icon((Theme.landscape ? "wide-" : "tall-") + screen.vm.picture, "own", Theme.ink, Theme.corn)
                sourceSize: Theme.landscape ? Qt.size(width, width * 900 / 1640) : Qt.size(height * 1080 / 1180, height)
                fillMode: Image.PreserveAspectCrop
                horizontalAlignment: Image.AlignHCenter
                Accessible.ignored: true
            }
        }
        Row {
            x: (parent.width - width) / 2
            y: Theme.border
            Repeater {
                model: Math.floor(Math.max(0, screen.width - 2 * Theme.border) / Theme.mm(Theme.landscape ? 16 : 26))
                delegate: Icon {
                    required property int index
                    name: "pennant"; weight: "own"
                    ink: ["#C8302B", "#E07B1F", "#2F7D4F", "#1B4B8A"][index % 4]
                    side: Theme.mm(Theme.landscape ? 16 : 26)
                }
            }
        }
        Column {
            x: Theme.mm(Theme.landscape ? 10 : 14)
            y: Theme.mm(Theme.landscape ? 22 : 40)
            spacing: Theme.mm(2)
            Image {
                source: Theme.icon("wide-wordmark", "own", "#123869", Theme.corn)
                sourceSize: Qt.size(3 * height, height)
                height: Theme.mm(Theme.landscape ? 20 : 28); width: 3 * height
                Accessible.role: Accessible.Heading
                Accessible.name: "不出村"
            }
            Label { text: screen.vm.slogan; color: "#221F1A"; strong: true; font.pixelSize: Theme.mm(Theme.landscape ? 8 : 10); width: Math.min(implicitWidth, screen.width - when.width - Theme.mm(Theme.landscape ? 30 : 42)); lineHeight: 0.9; Accessible.ignored: true }
        }
        Column {
            id: when
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(Theme.landscape ? 10 : 14)
            y: Theme.mm(Theme.landscape ? 18 : 36)
            Label { objectName: "idleTime"; anchors.right: parent.right; text: screen.vm.time; strong: true; color: "#221F1A"; font.pixelSize: Theme.mm(Theme.landscape ? 20 : 26); lineHeight: 0.85; wrapMode: Text.NoWrap }
            Label { anchors.right: parent.right; text: screen.vm.day; strong: true; color: "#221F1A"; font.pixelSize: Theme.mm(Theme.landscape ? 7.5 : 9); wrapMode: Text.NoWrap }
        }
        Rectangle {
            width: parent.width - 2 * Theme.gap
            height: screen.bar
            x: Theme.gap
            y: scene.y + scene.height + Theme.mm(Theme.landscape ? 3 : 7)
            radius: Theme.mm(7)
            color: Theme.pri
            Row {
                anchors.centerIn: parent
                spacing: Theme.gapBig
                Icon { name: "hand-pointing"; weight: "fill"; ink: Theme.priInk; side: Theme.mm(Theme.landscape ? 16 : 28); anchors.verticalCenter: parent.verticalCenter }
                Label { text: screen.vm.invitation; strong: true; color: Theme.priInk; font.pixelSize: Theme.mm(Theme.landscape ? 12 : 17); wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
            }
        }
    }
    // its title only: names are read after a touch
    Tile {
        id: notice
        objectName: "idleNotice"
        visible: text !== ""
        text: screen.vm.noticeTitle
        note: screen.vm.noticeNote
        icon: "megaphone"
        width: parent.width
        height: Theme.mm(Theme.landscape ? 28 : 34)
        anchors.bottom: parent.bottom
        onClicked: screen.vm.openNotice()
    }
}
