import QtQuick
import ".."

// Digits in a block; `extra` is one more key (X of a citizen number), '' = none.
Grid {
    id: pad
    property string extra: ""
    readonly property bool silent: true
    property int keyHeight: Theme.landscape ? Theme.mm(21) : Theme.mm(32)
    signal typed(string character)
    signal erased
    columns: 3
    spacing: Theme.gapMin + Theme.mm(0.5)
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.extra, "0", "erase"]
        delegate: Key {
            id: one
            required property string modelData
            objectName: modelData === "erase" ? "keyErase" : "key" + modelData
            text: modelData === "erase" ? qsTr("Erase") : modelData
            width: (pad.width - 2 * pad.spacing) / 3
            height: pad.keyHeight
            sleeps: false
            opacity: modelData === "" ? 0 : 1
            enabled: modelData !== ""
            Icon {
                visible: one.modelData === "erase"
                name: "backspace"
                weight: "bold"
                anchors.centerIn: parent
            }
            Label {
                visible: one.modelData !== "erase"
                text: one.modelData
                strong: true
                font.pixelSize: Theme.mm(Theme.landscape ? 12 : 17)
                anchors.centerIn: parent
                Accessible.ignored: true
            }
            onClicked: modelData === "erase" ? pad.erased() : pad.typed(modelData)
        }
    }
}
