import QtQuick
import ".."

// Rows of keys, one character each; "<" is the key that takes back. `names` gives a key words below its sign.
Column {
    id: pad
    property var rows: []
    readonly property bool silent: true
    property int across: 10
    property real maxKeyWidth: Theme.mm(34)
    property real maxKeyHeight: Theme.mm(32)
    property var names: ({})
    property var signs: ({})
    readonly property real keyWidth: Math.min(maxKeyWidth, (width - (across - 1) * spacing) / across)
    readonly property real keyHeight: Math.max(Theme.mm(14.3), Math.min(maxKeyHeight, (height - (rows.length - 1) * spacing) / rows.length))
    signal typed(string character)
    signal erased
    spacing: Theme.gapMin + Theme.mm(0.3)
    Repeater {
        model: pad.rows
        delegate: Row {
            id: line
            required property string modelData
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: pad.spacing
            Repeater {
                model: line.modelData.split("")
                delegate: Key {
                    id: one
                    required property string modelData
                    readonly property bool back: modelData === "<"
                    objectName: back ? "keyErase" : "key" + modelData
                    text: back ? qsTr("Erase") : pad.names[modelData] || modelData
                    sleeps: false
                    lift: Math.min(Theme.lift, Theme.mm(1.5))
                    width: back ? Math.max(Theme.mm(20.5), pad.keyWidth * 1.6) : pad.keyWidth
                    height: pad.keyHeight
                    Icon {
                        visible: one.back
                        name: "backspace"
                        weight: "bold"
                        side: Theme.iconKey * 0.8
                        anchors.centerIn: parent
                    }
                    Column {
                        visible: !one.back
                        anchors.centerIn: parent
                        Label {
                            text: pad.signs[one.modelData] || one.modelData
                            strong: true
                            font.pixelSize: Math.min(Theme.mm(Theme.landscape ? 8 : 11), one.height * 0.5)
                            anchors.horizontalCenter: parent.horizontalCenter
                            wrapMode: Text.NoWrap
                            lineHeight: 0.9
                            Accessible.ignored: true
                        }
                        Label {
                            visible: text !== ""
                            text: pad.names[one.modelData] || ""
                            color: Theme.ink2
                            font.pixelSize: Theme.mm(7)
                            anchors.horizontalCenter: parent.horizontalCenter
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                    onClicked: back ? pad.erased() : pad.typed(modelData)
                }
            }
        }
    }
}
