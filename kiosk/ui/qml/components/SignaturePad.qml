import QtQuick
import ".."

// A finger draws a name. `strokes` goes to the view-model, which makes the picture.
Card {
    id: pad
    objectName: "signaturePad"
    property string hint: ""
    property var strokes: []
    property bool signed: strokes.length > 0
    signal changed
    border.color: Theme.line
    border.width: Theme.mm(0.8)
    Accessible.role: Accessible.Canvas
    Accessible.name: hint

    function clear() { strokes = []; canvas.requestPaint(); changed() }

    Rectangle {
        height: Theme.border
        width: parent.width - 2 * Theme.gapBig
        x: Theme.gapBig
        y: parent.height * 0.72
        color: Theme.line
    }
    Label {
        visible: !pad.signed
        text: pad.hint
        color: Theme.ink2
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        horizontalAlignment: Text.AlignHCenter
    }
    Canvas {
        id: canvas
        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        onPaint: {
            var context = getContext("2d")
            context.clearRect(0, 0, width, height)
            context.strokeStyle = Theme.ink
            context.lineWidth = Theme.mm(1.4)
            context.lineCap = "round"
            context.lineJoin = "round"
            for (var i = 0; i < pad.strokes.length; i++) {
                var stroke = pad.strokes[i]
                context.beginPath()
                context.moveTo(stroke[0], stroke[1])
                for (var j = 2; j + 1 < stroke.length; j += 2)
                    context.lineTo(stroke[j], stroke[j + 1])
                context.stroke()
            }
        }
    }
    MouseArea {
        anchors.fill: parent
        property var stroke: []
        preventStealing: true
        onPressed: (mouse) => { stroke = [mouse.x, mouse.y] }
        onPositionChanged: (mouse) => {
            stroke.push(mouse.x, mouse.y)
            pad.strokes = pad.strokes.slice(0, pad.strokes.length - (drawing ? 1 : 0)).concat([stroke])
            drawing = true
            canvas.requestPaint()
        }
        onReleased: { drawing = false; pad.changed() }
        property bool drawing: false
    }
    BigButton {
        objectName: "signAgain"
        text: qsTr("Again")
        icon: "arrow-counter-clockwise"
        visible: pad.signed
        sleeps: false
        size: Theme.note
        width: Theme.mm(42)
        height: Theme.mm(23)
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gapMin
        onClicked: pad.clear()
    }
}
