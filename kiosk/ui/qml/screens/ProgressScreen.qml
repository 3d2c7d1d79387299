import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property ProgressViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.46 : width
    Column {
        id: top
        width: screen.side
        spacing: Theme.gap
        State3 { objectName: "state3"; words: screen.vm.states; width: parent.width }
        Label { objectName: "detail"; text: screen.vm.detail; width: parent.width; font.pixelSize: Theme.body }
        ErrorLine { width: parent.width; text: screen.vm.error }
        Row {
            width: parent.width
            spacing: Theme.gapMin + Theme.mm(0.5)
            Repeater {
                model: screen.vm.ways
                delegate: BigButton {
                    required property var modelData
                    objectName: modelData.code
                    text: modelData.text
                    size: Math.min(Theme.note, Theme.mm(8))
                    width: (parent.width - (screen.vm.ways.length - 1) * parent.spacing) / screen.vm.ways.length
                    height: Theme.mm(Theme.landscape ? 21 : 23)
                    onClicked: screen.vm.go(modelData.code)
                }
            }
        }
    }
    Column {
        id: way
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : top.height + Theme.gap
        width: parent.width - x
        // a row with a note is half as high again
        readonly property int notes: screen.vm.timeline.filter(function(row) { return row.note !== "" }).length
        readonly property real row: Math.min(Theme.mm(27), (screen.height - y) / Math.max(1, screen.vm.timeline.length + notes / 2))
        Repeater {
            model: screen.vm.timeline
            delegate: Item {
                id: entry
                required property var modelData
                required property int index
                width: parent.width
                readonly property real room: way.row * (modelData.note !== "" ? 1.5 : 1)
                height: room
                Rectangle { visible: entry.index > 0; width: Theme.mm(1.2); height: parent.height - circle.height; y: -height / 2; x: circle.width / 2 - width / 2; color: Theme.hair }
                Rectangle {
                    id: circle
                    width: Math.min(Theme.mm(18), way.row * 0.72)
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: entry.modelData.phase === "done" ? Theme.pri : Theme.bg
                    border.width: Theme.mm(entry.modelData.phase === "now" ? 1.6 : 0.8)
                    border.color: entry.modelData.phase === "now" ? Theme.corn : entry.modelData.phase === "done" ? Theme.pri : Theme.line
                    Icon { name: entry.modelData.icon; weight: "bold"; ink: entry.modelData.phase === "done" ? Theme.priInk : Theme.ink2; anchors.centerIn: parent; side: parent.width * 0.55 }
                }
                Column {
                    anchors.left: circle.right
                    anchors.leftMargin: Theme.gap
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    Label { text: entry.modelData.text; strong: entry.modelData.phase !== "to_come"; color: entry.modelData.phase === "to_come" ? Theme.ink2 : Theme.ink; width: parent.width; lineHeight: 0.8; fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(7); height: Math.min(implicitHeight, entry.room * (note.visible ? 0.6 : 0.95)) }
                    Label { id: note; visible: text !== ""; text: entry.modelData.note; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; lineHeight: 0.8 }
                }
            }
        }
    }
}
