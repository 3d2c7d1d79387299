import QtQuick
import ".."

// A matter or a topic: drawing, word, one plain line. The line gives way where the word needs the room.
Key {
    id: tile
    property string icon: ""
    property string note: ""
    property bool spacious: true
    implicitHeight: Theme.keyBig
    Accessible.description: note
    readonly property real room: height - lift - Theme.mm(2)
    readonly property real wordHigh: rows(wordMetrics, text) * Theme.label * 1.26
    readonly property real lineHigh: rows(lineMetrics, note) * Theme.note * 1.22
    function rows(metrics, words) { return Math.ceil(metrics.advanceWidth(words) * 1.14 / Math.max(1, column.width)) }
    FontMetrics { id: wordMetrics; font.family: Theme.family; font.pixelSize: Theme.label; font.bold: true }
    FontMetrics { id: lineMetrics; font.family: Theme.family; font.pixelSize: Theme.note }
    Icon {
        id: drawing
        name: tile.icon
        side: Math.min(Theme.iconTile, tile.height * 0.55)
        x: Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: column
        x: drawing.x + drawing.width + Theme.gapMin
        width: parent.width - x - Theme.gapMin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(0.5)
        Label {
            text: tile.text
            strong: true
            font.pixelSize: Theme.label
            width: parent.width
            lineHeight: 0.85
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.mm(5.8)
            height: Math.min(implicitHeight, tile.room - (line.visible ? line.implicitHeight : 0))
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
        Label {
            id: line
            visible: tile.note !== "" && tile.spacious && Theme.textScale < 1.2 && tile.wordHigh + tile.lineHigh <= tile.room
            text: tile.note
            color: Theme.ink2
            font.pixelSize: Theme.note
            width: parent.width
            lineHeight: 0.82
            Accessible.ignored: true
        }
    }
}
