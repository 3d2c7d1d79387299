import QtQuick
import ".."

// One answer to touch. Round mark = one, square = several.
Key {
    id: row
    property bool several: false
    property string icon: ""
    implicitHeight: Theme.keyBig
    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checked: selected
    Rectangle {
        id: mark
        width: Theme.mm(Theme.landscape ? 10 : 13)
        height: width
        radius: row.several ? Theme.mm(2) : width / 2
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: row.selected ? Theme.pri : Theme.surface
        border.width: Math.max(3, Theme.mm(0.8))
        border.color: row.selected ? Theme.pri : Theme.line
        Icon {
            anchors.centerIn: parent
            name: "check"
            weight: "bold"
            ink: Theme.priInk
            side: parent.width * 0.7
            visible: row.selected
        }
    }
    Label {
        text: row.text
        strong: true
        font.pixelSize: Theme.label
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: drawing.left
        anchors.rightMargin: Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
        height: row.height * 0.86
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(6.4)
        lineHeight: 0.9
        Accessible.ignored: true
    }
    Icon {
        id: drawing
        name: row.icon
        side: row.icon === "" ? 0 : Theme.iconTile * 0.9
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
    }
}
