import QtQuick
import ".."

// What can be pressed looks like a key: it has a lower edge. Acts on release inside; a second touch
// within 400 ms is ignored; wakes 250 ms after its page came.
Item {
    id: key
    property string text: ""
    property bool primary: false
    property bool selected: false
    property bool flat: false
    property bool beingRead: false
    property color face: primary ? Theme.pri : selected ? Theme.priTint : Theme.surface
    property color edgeColour: primary ? Theme.priEdge : Theme.edge
    property bool sleeps: true
    property int lift: Theme.lift
    default property alias content: holder.data
    readonly property bool pressed: area.pressed && area.containsMouse && !flat
    readonly property bool isKey: true
    signal clicked

    implicitHeight: Theme.key
    implicitWidth: Theme.targetMin
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: key.lift
        radius: Theme.radius
        color: key.edgeColour
        visible: !key.flat
        border.width: Theme.border
        border.color: key.primary ? Theme.priEdge : Theme.line
    }
    Rectangle {
        id: faceShape
        width: parent.width
        height: parent.height - (key.flat ? 0 : key.lift)
        y: key.pressed ? key.lift : 0
        radius: Theme.radius
        color: key.beingRead && !key.primary ? Theme.read : key.flat ? Theme.bg : key.face
        border.width: key.selected ? Theme.borderOn : Theme.border
        border.color: key.selected || key.primary ? Theme.pri : Theme.line
        Rectangle {
            visible: key.beingRead
            width: Theme.mm(2.5)
            height: parent.height - 2 * Theme.radius
            y: Theme.radius
            x: Theme.mm(0.8)
            radius: width / 2
            color: key.primary ? Theme.corn : Theme.readBar
        }
        Item { id: holder; anchors.fill: parent }
    }
    readonly property real came: Hand.now()
    property real touched: came - Hand.rests
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: {
            var now = Hand.now()
            if ((key.sleeps && now - key.came < Hand.wakes) || now - key.touched < Hand.rests)
                return
            key.touched = now
            key.clicked()
        }
    }
}
