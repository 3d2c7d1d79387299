import QtQuick
import ".."

// Pinyin letters, candidates above them; the first candidate is never taken by itself.
Column {
    id: pad
    readonly property bool silent: true
    property var candidates: []
    property string letters: ""
    signal letterTyped(string letter)
    signal candidateChosen(string character)
    signal erased
    signal moreWanted
    readonly property int keyHeight: Theme.landscape ? Theme.mm(15) : Theme.mm(24)
    spacing: Theme.gapMin + Theme.mm(0.4)

    Row {
        width: parent.width
        height: Theme.landscape ? Theme.mm(20.5) : Theme.mm(26)
        spacing: Theme.gapMin
        Repeater {
            model: pad.candidates
            delegate: Key {
                id: candidate
                required property string modelData
                required property int index
                objectName: "candidate" + index
                text: modelData
                sleeps: false
                width: (pad.width - 7 * Theme.gapMin) / 8
                height: parent.height
                Label {
                    text: candidate.modelData
                    strong: true
                    font.pixelSize: Theme.mm(Theme.landscape ? 9.5 : 13)
                    anchors.centerIn: parent
                    Accessible.ignored: true
                }
                onClicked: pad.candidateChosen(modelData)
            }
        }
        Key {
            id: others
            visible: pad.candidates.length > 0
            objectName: "moreCandidates"
            text: qsTr("More")
            sleeps: false
            Label { text: others.text; font.pixelSize: Theme.mm(7); strong: true; anchors.centerIn: parent; wrapMode: Text.NoWrap; Accessible.ignored: true }
            width: (pad.width - 7 * Theme.gapMin) / 8
            height: parent.height
            onClicked: pad.moreWanted()
        }
    }
    Repeater {
        model: ["qwertyuiop", "asdfghjkl", "zxcvbnm<"]
        delegate: Row {
            id: line
            required property string modelData
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gapMin
            Repeater {
                model: line.modelData.split("")
                delegate: Key {
                    id: letter
                    required property string modelData
                    objectName: modelData === "<" ? "keyErase" : "key" + modelData
                    text: modelData === "<" ? qsTr("Erase") : modelData
                    sleeps: false
                    width: (pad.width - 9 * Theme.gapMin) / 10 * (modelData === "<" ? 2 : 1)
                    height: pad.keyHeight
                    Icon {
                        visible: letter.modelData === "<"
                        name: "backspace"
                        weight: "bold"
                        side: Theme.iconKey * 0.8
                        anchors.centerIn: parent
                    }
                    Label {
                        visible: letter.modelData !== "<"
                        text: letter.modelData
                        strong: true
                        font.pixelSize: Theme.mm(Theme.landscape ? 8 : 11)
                        anchors.centerIn: parent
                        Accessible.ignored: true
                    }
                    onClicked: modelData === "<" ? pad.erased() : pad.letterTyped(modelData)
                }
            }
        }
    }
}
