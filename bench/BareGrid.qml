import QtQuick
import QtQuick.Window

// The peer: sixty tiles and nothing else. Each step every tile shows the next matter.
Window {
    id: window
    property int step: 0
    property var names: []
    property var icons: []
    readonly property bool lying: width > height
    readonly property int columns: lying ? 10 : 6
    readonly property int rows: 60 / columns
    visible: true
    color: "#F7F2E7"
    Grid {
        anchors.fill: parent
        columns: window.columns
        Repeater {
            model: 60
            delegate: Rectangle {
                id: tile
                required property int index
                readonly property int place: (index + window.step) % Math.max(1, window.names.length)
                width: window.width / window.columns - 6
                height: window.height / window.rows - 6
                radius: 12
                border.width: 2
                border.color: "#857C6E"
                Image {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 12
                    width: 60; height: 60
                    sourceSize: Qt.size(60, 60)
                    source: window.icons.length ? "image://icons/duotone/" + window.icons[tile.place] + "/221F1A/F0B432" : ""
                }
                Text {
                    y: 78
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    font.family: "Noto Sans SC"
                    font.pixelSize: 24
                    text: window.names.length ? window.names[tile.place] : ""
                }
            }
        }
    }
}
