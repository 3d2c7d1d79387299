import QtQuick
import ".."

// A matter or a topic: drawing, word, one plain line.
Key {
    id: tile
    property string icon: ""
    property string note: ""
    property bool spacious: true
    implicitHeight: Theme.keyBig
    Accessible.description: note
    Row {
        anchors.fill: parent
        anchors.margins: Theme.gapMin
        spacing: Theme.gapMin
        Icon {
            id: drawing
            name: tile.icon
            side: Math.min(Theme.iconTile, tile.height * 0.55)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            width: parent.width - drawing.width - Theme.gapMin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(0.5)
            Label {
                text: tile.text
                strong: true
                font.pixelSize: Theme.label
                width: parent.width
                maximumLineCount: 2
                lineHeight: 0.85
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.mm(7)
                height: Math.min(implicitHeight, tile.height * (line.visible ? 0.46 : 0.85))
                Accessible.ignored: true
            }
            Label {
                id: line
                visible: tile.note !== "" && tile.spacious && Theme.textScale < 1.2
                text: tile.note
                color: Theme.ink2
                font.pixelSize: Theme.note
                width: parent.width
                lineHeight: 0.82
                Accessible.ignored: true
            }
        }
    }
}
