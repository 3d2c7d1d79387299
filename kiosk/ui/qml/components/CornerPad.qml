import QtQuick
import ".."

// The picture as it was taken with four points on it: drawn with a finger, or touched and then set down.
Item {
    id: pad
    objectName: "cornerPad"
    property alias source: picture.source
    property var corners: []       // x, y of four points in fractions of the picture, going round
    property int held: -1          // touched last: the next touch elsewhere sets it down there
    signal moved(int which, real x, real y)
    readonly property real reach: Theme.targetMin / 2
    readonly property rect sheet: Qt.rect(picture.x + (picture.width - picture.paintedWidth) / 2,
                                          picture.y + (picture.height - picture.paintedHeight) / 2,
                                          picture.paintedWidth, picture.paintedHeight)
    function at(which) {
        return corners.length === 8 ? Qt.point(sheet.x + corners[2 * which] * sheet.width,
                                               sheet.y + corners[2 * which + 1] * sheet.height) : Qt.point(0, 0)
    }
    function near(x, y) {
        var best = -1, least = reach * 1.5
        for (var i = 0; i < 4; i++) {
            var point = at(i), far = Math.hypot(point.x - x, point.y - y)
            if (far < least) { best = i; least = far }
        }
        return best
    }
    function lay(which, x, y) { moved(which, (x - sheet.x) / sheet.width, (y - sheet.y) / sheet.height) }
    onCornersChanged: lines.requestPaint()
    onSheetChanged: lines.requestPaint()
    Accessible.role: Accessible.Canvas
    Accessible.name: qsTr("Draw each point onto a corner of the paper, or touch a point and then the corner.")

    Image {
        id: picture
        objectName: "cornerPicture"
        sourceSize: Qt.size(width, height)
        anchors.fill: parent
        anchors.margins: pad.reach
        fillMode: Image.PreserveAspectFit
        cache: false
        Accessible.ignored: true
    }
    Canvas {
        id: lines
        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        onPaint: {
            var context = getContext("2d")
            context.clearRect(0, 0, width, height)
            if (pad.corners.length !== 8)
                return
            context.strokeStyle = "#F0B432"
            context.lineWidth = Theme.mm(1)
            context.beginPath()
            for (var i = 0; i < 4; i++) {
                var point = pad.at(i)
                if (i === 0) context.moveTo(point.x, point.y)
                else context.lineTo(point.x, point.y)
            }
            context.closePath()
            context.stroke()
        }
    }
    Repeater {
        model: pad.corners.length === 8 ? 4 : 0
        delegate: Rectangle {
            required property int index
            readonly property point middle: { pad.corners; pad.sheet; return pad.at(index) }
            objectName: "corner" + index
            width: Theme.targetMin
            height: width
            radius: width / 2
            x: middle.x - width / 2
            y: middle.y - height / 2
            color: pad.held === index ? "#C0F0B432" : "#60FFFFFF"
            border.color: pad.held === index ? "#1B4B8A" : "#F0B432"
            border.width: Theme.mm(1.5)
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Corner %1").arg(index + 1)
            Rectangle { width: Theme.mm(2); height: width; radius: width / 2; color: "#1B4B8A"; anchors.centerIn: parent }
        }
    }
    MouseArea {
        anchors.fill: parent
        property int grabbed: -1
        property bool drawn: false
        property point start
        onPressed: (mouse) => {
            grabbed = pad.near(mouse.x, mouse.y)
            drawn = false
            start = Qt.point(mouse.x, mouse.y)
            if (grabbed < 0 && pad.held >= 0) {
                pad.lay(pad.held, mouse.x, mouse.y)
                pad.held = -1
            }
        }
        onPositionChanged: (mouse) => {
            if (grabbed < 0 || (!drawn && Math.hypot(mouse.x - start.x, mouse.y - start.y) < Theme.mm(3)))
                return
            drawn = true
            pad.held = grabbed
            pad.lay(grabbed, mouse.x, mouse.y)
        }
        onReleased: {
            if (grabbed >= 0)
                pad.held = drawn || pad.held === grabbed ? -1 : grabbed
            grabbed = -1
        }
    }
}
