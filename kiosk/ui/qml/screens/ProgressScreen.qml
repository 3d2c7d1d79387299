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
        State3 { id: three; objectName: "state3"; words: screen.vm.states; width: parent.width }
        Label {
            objectName: "detail"
            text: screen.vm.detail
            width: parent.width
            lineHeight: 0.9
            height: Theme.landscape ? Math.min(implicitHeight, screen.height - three.height - ways.height - 2 * Theme.gap) : implicitHeight
            fontSizeMode: Theme.landscape ? Text.Fit : Text.FixedSize
            minimumPixelSize: Theme.mm(6)
        }
        ErrorLine { width: parent.width; text: screen.vm.error }
        Row {
            id: ways
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
    Timeline {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : top.height + Theme.gap
        width: parent.width - x
        height: parent.height - y
        steps: screen.vm.timeline
    }
}
