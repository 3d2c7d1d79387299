import QtQuick
import ".."

// One action in one line: icon and word.
Key {
    id: button
    property string icon: ""
    property bool iconAfter: false
    property int size: Theme.label
    readonly property color inkColour: primary && !flat ? Theme.priInk : flat ? Theme.ink2 : Theme.ink
    Row {
        anchors.centerIn: parent
        spacing: Theme.gapMin
        layoutDirection: button.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
        Icon {
            visible: button.icon !== ""
            name: button.icon
            weight: "bold"
            ink: button.inkColour
            side: Theme.iconKey * 0.8
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            text: button.text
            strong: true
            color: button.inkColour
            font.pixelSize: button.size
            wrapMode: Text.NoWrap
            width: Math.min(implicitWidth, button.width - (button.icon === "" ? 0 : Theme.iconKey) - 3 * Theme.gapMin)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.note
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
