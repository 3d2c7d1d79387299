import QtQuick
import ".."

// A finger writes one character; every finished stroke is shown to the recogniser.
Item {
    id: pad
    property var panel
    property var strokes: []
    function clear() { strokes = []; canvas.requestPaint() }
    function tell() { canvas.requestPaint(); panel.wrote(strokes) }
    readonly property int keyWidth: Theme.mm(Theme.landscape ? 46 : 52)
    readonly property int keySpace: Theme.gapMin + Theme.mm(0.5)
    Connections {
        target: pad.panel
        function onCleared() { pad.clear() }
    }
    Card {
        id: paper
        objectName: "inkPad"
        width: parent.width - keys.width - Theme.gap
        height: parent.height
        border.color: pad.panel.able ? Theme.pri : Theme.line
        border.width: Theme.mm(0.8)
        Accessible.role: Accessible.Canvas
        Accessible.name: qsTr("Write one character here")
        Rectangle { width: 1; height: parent.height - 2 * Theme.gap; x: parent.width / 2; y: Theme.gap; color: Theme.hair }
        Rectangle { height: 1; width: parent.width - 2 * Theme.gap; x: Theme.gap; y: parent.height / 2; color: Theme.hair }
        Label {
            objectName: "coverage"
            visible: pad.strokes.length === 0
            text: pad.panel.coverage
            color: Theme.ink2
            font.pixelSize: Theme.note
            width: parent.width - 2 * Theme.gap
            height: Math.min(implicitHeight, parent.height - 2 * Theme.gapMin)
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.mm(5.5)
            anchors.centerIn: parent
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Canvas {
            id: canvas
            anchors.fill: parent
            renderStrategy: Canvas.Immediate
            onPaint: {
                var context = getContext("2d")
                context.clearRect(0, 0, width, height)
                context.strokeStyle = Theme.ink
                context.lineWidth = Theme.mm(1.8)
                context.lineCap = "round"
                context.lineJoin = "round"
                for (var i = 0; i < pad.strokes.length; i++) {
                    var stroke = pad.strokes[i]
                    context.beginPath()
                    context.moveTo(stroke[0], stroke[1])
                    if (stroke.length === 2)
                        context.lineTo(stroke[0] + 1, stroke[1] + 1)
                    for (var j = 2; j + 1 < stroke.length; j += 2)
                        context.lineTo(stroke[j], stroke[j + 1])
                    context.stroke()
                }
            }
        }
        MouseArea {
            anchors.fill: parent
            enabled: pad.panel.able
            preventStealing: true
            property var stroke: []
            onPressed: (mouse) => {
                stroke = [mouse.x, mouse.y]
                pad.strokes = pad.strokes.concat([stroke])
                canvas.requestPaint()
            }
            onPositionChanged: (mouse) => {
                stroke.push(mouse.x, mouse.y)
                pad.strokes = pad.strokes.slice(0, -1).concat([stroke])
                canvas.requestPaint()
            }
            onReleased: pad.tell()
            onCanceled: pad.tell()
        }
    }
    Grid {
        id: keys
        columns: Theme.landscape ? 2 : 1
        spacing: pad.keySpace
        anchors.right: parent.right
        readonly property real keyHeight: Theme.landscape ? (pad.height - spacing) / 2 : (pad.height - 2 * spacing) / 3
        BigButton {
            objectName: "undoStroke"
            text: qsTr("One stroke back")
            icon: "arrow-u-up-left"
            stacked: Theme.landscape
            size: Theme.mm(7)
            width: pad.keyWidth
            height: keys.keyHeight
            sleeps: false
            flat: pad.strokes.length === 0
            onClicked: { pad.strokes = pad.strokes.slice(0, -1); pad.tell() }
        }
        BigButton {
            objectName: "wipeInk"
            text: qsTr("Wipe")
            icon: "eraser"
            stacked: Theme.landscape
            size: Theme.mm(7)
            width: pad.keyWidth
            height: keys.keyHeight
            sleeps: false
            flat: pad.strokes.length === 0
            onClicked: { pad.strokes = []; pad.tell() }
        }
        BigButton {
            objectName: "keyErase"
            text: qsTr("Erase a character")
            icon: "backspace"
            stacked: Theme.landscape
            size: Theme.mm(7)
            width: pad.keyWidth
            height: keys.keyHeight
            sleeps: false
            onClicked: pad.panel.erase()
        }
    }
}
