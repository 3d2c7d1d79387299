import QtQuick
import Buchucun
import ".."
import "../components"

// A paper or a face: what the camera sees or took, whether it can be read, its pages, its corners.
Item {
    id: screen
    required property PhotoViewModel vm
    anchors.fill: parent
    readonly property bool cornering: vm.corners.length === 8
    readonly property real side: Theme.landscape ? width * 0.56 : width
    readonly property real rest: Theme.landscape ? side + Theme.gapBig : 0
    Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.width; visible: text !== "" && (Theme.textScale < 1.4 || screen.vm.verdict === "") }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: hint.visible ? hint.bottom : parent.top; anchors.topMargin: visible ? Theme.gapMin : 0 }
    Rectangle {
        id: ground
        color: "#2E2A24"
        radius: Theme.radius
        anchors.top: error.visible ? error.bottom : hint.visible ? hint.bottom : parent.top
        anchors.topMargin: hint.visible || error.visible ? Theme.gap : 0
        anchors.bottom: Theme.landscape ? parent.bottom : below.top
        anchors.bottomMargin: Theme.landscape ? 0 : Theme.gap
        width: screen.side
        Image {
            id: picture
            objectName: "picture"
            visible: !screen.cornering
            anchors.fill: parent
            anchors.margins: Theme.gapMin
            anchors.bottomMargin: tabs.visible ? tabs.height + 2 * Theme.gapMin : Theme.gapMin
            source: screen.vm.picture
            fillMode: Image.PreserveAspectFit
            cache: false
            sourceSize: Qt.size(ground.width, ground.height)
            Accessible.name: screen.vm.pictureName
            Accessible.role: Accessible.Graphic
            Rectangle {      // the troubled spot
                readonly property var spot: screen.vm.where
                visible: spot.length === 4
                x: visible ? (picture.width - picture.paintedWidth) / 2 + spot[0] * picture.paintedWidth : 0
                y: visible ? (picture.height - picture.paintedHeight) / 2 + spot[1] * picture.paintedHeight : 0
                width: visible ? spot[2] * picture.paintedWidth : 0
                height: visible ? spot[3] * picture.paintedHeight : 0
                radius: Math.min(width, height) / 2
                color: "transparent"
                border.color: "#FF5A3C"
                border.width: Theme.mm(1.5)
            }
        }
        Row {
            id: tabs
            visible: screen.vm.tabs.length > 0 && !screen.cornering
            spacing: Theme.gapMin
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gapMin
            readonly property int most: Math.max(1, Math.floor((ground.width - Theme.gapMin) / (Theme.mm(30) + spacing)))
            Repeater {
                model: screen.vm.tabs
                delegate: BigButton {
                    required property int modelData
                    readonly property int shift: Math.max(0, Math.min(screen.vm.at - tabs.most + 1, screen.vm.tabs.length - tabs.most))
                    objectName: "page" + modelData
                    visible: modelData >= shift && modelData < shift + tabs.most
                    text: qsTr("Page %1").arg(modelData + 1)
                    size: Theme.fixedLabel * 0.9
                    sleeps: false
                    lift: Theme.mm(1)
                    selected: modelData === screen.vm.at
                    face: selected ? Theme.corn : Theme.surface
                    width: Theme.mm(30)
                    height: Theme.targetMin
                    onClicked: screen.vm.open(modelData)
                }
            }
        }
        CornerPad {
            visible: screen.cornering
            anchors.fill: parent
            source: screen.cornering ? screen.vm.picture : ""
            corners: screen.vm.corners
            onMoved: (which, x, y) => screen.vm.moveCorner(which, x, y)
        }
    }
    Column {
        id: below
        x: screen.rest
        width: parent.width - x
        anchors.bottom: parent.bottom
        spacing: Theme.landscape ? Theme.gapMin : Theme.gap
        Label {
            visible: screen.cornering
            width: parent.width
            text: qsTr("Draw each point onto a corner of the paper, or touch a point and then the corner.")
        }
        BigButton {
            objectName: "keepWhole"
            visible: screen.cornering
            text: qsTr("Cut nothing away")
            icon: "file-text"
            width: parent.width
            height: Theme.key
            onClicked: screen.vm.keepWhole()
        }
        Label { objectName: "offerNote"; visible: text !== ""; text: screen.vm.offerNote; strong: true; width: parent.width }
        BigButton {
            objectName: "useOffered"
            visible: text !== ""
            text: screen.vm.offerText
            icon: "check"
            width: parent.width
            height: Theme.key
            onClicked: screen.vm.useOffered()
        }
        Row {      // what need not be looked for
            visible: screen.vm.countyHas !== ""
            width: parent.width
            spacing: Theme.gapMin
            Icon { id: has; name: "check-circle"; weight: "fill"; ink: Theme.decided; side: Theme.mm(Theme.landscape ? 8 : 11); anchors.verticalCenter: parent.verticalCenter }
            Label { objectName: "countyHas"; text: screen.vm.countyHas; color: Theme.decided; width: parent.width - has.width - parent.spacing; anchors.verticalCenter: parent.verticalCenter; lineHeight: 0.9; font.pixelSize: Math.min(Theme.body, Theme.mm(Theme.landscape ? 7.5 : 9.5)) }
        }
        Rectangle {
            visible: screen.vm.verdict !== "" && !screen.cornering
            width: parent.width
            height: Math.max(Theme.mm(Theme.landscape ? 20 : 26), said.height + Theme.gap)
            radius: Theme.radius
            color: screen.vm.good ? Theme.decidedTint : Theme.needTint
            border.width: Theme.border
            border.color: screen.vm.good ? Theme.decided : Theme.need
            Icon { id: sign; name: screen.vm.good ? "check-circle" : "hand-pointing"; weight: "fill"; ink: screen.vm.good ? Theme.decided : Theme.need; side: Theme.mm(Theme.landscape ? 12 : 20); x: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter }
            Column {
                id: said
                anchors.left: sign.right
                anchors.right: parent.right
                anchors.margins: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
                Label { objectName: "verdict"; text: screen.vm.verdict; strong: true; color: screen.vm.good ? Theme.decided : Theme.need; width: parent.width; lineHeight: 0.9; font.pixelSize: Theme.landscape ? Math.min(Theme.body, Theme.mm(9)) : Theme.body }
                Label { objectName: "advice"; text: screen.vm.advice; width: parent.width; visible: text !== "" && !(screen.vm.good && Theme.textScale > 1.2); lineHeight: 0.9; font.pixelSize: Theme.landscape ? Math.min(Theme.note, Theme.mm(8.5)) : Theme.body }
            }
        }
        Grid {
            id: keys
            visible: !screen.cornering && (screen.vm.canTurn || screen.vm.canTakeOut || screen.vm.canPutBack)
            width: parent.width
            readonly property int count: screen.vm.canTurn + screen.vm.canCorner + screen.vm.canAdd + screen.vm.canMoveUp
                                         + screen.vm.canTakeOut + screen.vm.canPutBack
            columns: count <= 4 ? 4 : Theme.landscape ? 3 : count
            spacing: Theme.gapMin
            readonly property real cell: (width - (columns - 1) * spacing) / columns
            component Small: BigButton { stacked: true; sleeps: false; size: Theme.mm(7); width: keys.cell; height: Theme.mm(Theme.landscape && keys.count > 4 ? 20.5 : 24) }
            Small { objectName: "turnPhoto"; visible: screen.vm.canTurn; text: qsTr("Turn it"); icon: "arrow-clockwise"; onClicked: screen.vm.turn() }
            Small { objectName: "setCorners"; visible: screen.vm.canCorner; text: qsTr("Corners"); icon: "corners-out"; onClicked: screen.vm.setCorners() }
            Small { objectName: "addPage"; visible: screen.vm.canAdd; text: qsTr("Add page"); icon: "file-plus"; onClicked: screen.vm.addPage() }
            Small { objectName: "moveUp"; visible: screen.vm.canMoveUp; text: qsTr("Move it up"); icon: "arrow-up"; onClicked: screen.vm.moveUp() }
            Small { objectName: "takeOut"; visible: screen.vm.canTakeOut; text: qsTr("Take out"); icon: "trash"; onClicked: screen.vm.takeOut() }
            Small { objectName: "putBack"; visible: screen.vm.canPutBack; text: qsTr("Put back"); icon: "arrow-u-up-left"; face: Theme.warm; onClicked: screen.vm.putBack() }
        }
        BigButton {
            objectName: "takePhoto"
            visible: !screen.cornering
            text: screen.vm.takeText
            icon: "camera"
            width: parent.width
            height: Theme.key
            onClicked: screen.vm.take()
        }
    }
}
