import QtQuick
import ".."

// One action in one line: icon and word.
Key {
    id: button
    property string icon: ""
    property bool iconAfter: false
    property bool stacked: false      // the icon above the word
    property int size: Theme.label
    readonly property color inkColour: primary && !flat ? Theme.priInk : flat ? Theme.ink2 : Theme.ink
    Grid {
        anchors.centerIn: parent
        spacing: button.stacked ? Theme.mm(0.5) : Theme.gapMin
        columns: button.stacked || button.icon === "" ? 1 : 2
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter
        layoutDirection: button.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
        Icon {
            visible: button.icon !== ""
            name: button.icon
            weight: "bold"
            ink: button.inkColour
            side: Theme.iconKey * (button.stacked ? 0.65 : 0.8)
        }
        Label {
            text: button.text
            strong: true
            color: button.inkColour
            font.pixelSize: button.size
            wrapMode: Text.NoWrap
            width: Math.min(implicitWidth, button.width - (button.icon === "" || button.stacked ? 0 : Theme.iconKey) - (button.stacked ? 1 : button.icon === "" ? 1.5 : 3) * Theme.gapMin)
            fontSizeMode: Text.HorizontalFit
            verticalAlignment: Text.AlignVCenter
            minimumPixelSize: Math.min(button.size, Theme.mm(5.6))
            Accessible.ignored: true
        }
    }
}
