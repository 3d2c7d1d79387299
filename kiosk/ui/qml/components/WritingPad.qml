import QtQuick
import ".."

// The panel below a field of words: what it may be, and the pad of the way chosen. Tabs stand apart (WayTabs).
Item {
    id: pad
    property var panel
    property string hint: ""
    property string error: ""
    readonly property int stripHeight: Theme.mm(Theme.landscape ? 24 : 28)
    property real room: 0      // what the page has for the pad; it grows into it, up to what a hand needs
    readonly property real keysHeight: Math.max(Theme.mm(Theme.landscape ? 49.5 : 84), Math.min(Theme.mm(Theme.landscape ? 62 : 118), room - stripHeight - space))
    readonly property int space: Theme.gapMin + Theme.mm(0.3)
    readonly property bool choosing: panel.candidates.length > 0 && error === ""
    implicitHeight: stripHeight + space + keysHeight

    Row {
        id: strip
        visible: pad.choosing
        width: parent.width
        height: pad.stripHeight
        spacing: pad.space
        readonly property real slot: (width - 8 * spacing) / 9
        Repeater {
            model: pad.panel.candidates
            delegate: Key {
                id: candidate
                required property var modelData
                required property int index
                objectName: "candidate" + index
                text: modelData.text
                sleeps: false
                lift: Math.min(Theme.lift, Theme.mm(1.5))
                width: strip.slot
                height: strip.height
                Accessible.description: modelData.said
                Label {
                    text: candidate.modelData.text
                    strong: true
                    font.pixelSize: Theme.mm(Theme.landscape ? 10.5 : 12.5)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.mm(5.5)
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Theme.mm(0.8)
                    width: parent.width - Theme.mm(3)
                    height: parent.height - (said.visible ? said.height : 0) - Theme.mm(1.6)
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: text.length > 2 ? Text.WrapAnywhere : Text.NoWrap
                    Accessible.ignored: true
                }
                Label {
                    id: said
                    visible: text !== ""
                    text: candidate.modelData.said
                    color: Theme.ink2
                    font.pixelSize: Theme.mm(5.6)
                    lineHeight: 0.85
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.mm(0.4)
                    anchors.horizontalCenter: parent.horizontalCenter
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                onClicked: pad.panel.choose(index)
            }
        }
        Key {
            id: others
            visible: pad.panel.hasMore
            objectName: "moreCandidates"
            text: qsTr("Rest")
            sleeps: false
            lift: Math.min(Theme.lift, Theme.mm(1.5))
            width: strip.slot
            height: strip.height
            Column {
                anchors.centerIn: parent
                Icon { name: "caret-down"; weight: "bold"; side: Theme.mm(7); anchors.horizontalCenter: parent.horizontalCenter }
                Label { text: others.text; font.pixelSize: Theme.mm(6.4); strong: true; lineHeight: 0.9; width: strip.slot - Theme.mm(1.5); horizontalAlignment: Text.AlignHCenter; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.mm(5.5); wrapMode: Text.NoWrap; Accessible.ignored: true }
            }
            onClicked: pad.panel.more()
        }
    }
    Label {
        objectName: "writingHint"
        visible: !pad.choosing && pad.error === "" && text !== ""
        text: pad.panel.note || pad.hint
        color: Theme.ink2
        width: parent.width
        height: pad.stripHeight
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(5.5)
        lineHeight: 0.9
    }
    ErrorLine { width: parent.width; text: pad.error; most: pad.stripHeight }
    Loader {
        y: pad.stripHeight + pad.space
        width: parent.width
        height: pad.keysHeight
        sourceComponent: pad.panel.way === "hand" ? hand : pad.panel.way === "pinyin" ? letters
            : pad.panel.way === "strokes" ? strokes : pad.panel.way === "digits" ? digits : code
    }
    Component {
        id: hand
        InkPad { panel: pad.panel }
    }
    Component {
        id: letters
        KeyRows { rows: ["qwertyuiop", "asdfghjkl", "zxcvbnm<"]; onTyped: (key) => pad.panel.type(key); onErased: pad.panel.erase() }
    }
    Component {
        id: strokes
        KeyRows {
            rows: ["hspnz<"]
            across: 7
            maxKeyHeight: Theme.mm(60)
            maxKeyWidth: Theme.mm(60)
            signs: ({h: "一", s: "丨", p: "丿", n: "丶", z: "乛"})
            names: ({h: qsTr("Across"), s: qsTr("Down"), p: qsTr("Leftward"), n: qsTr("Dot, rightward"), z: qsTr("Bent")})
            onTyped: (key) => pad.panel.type(key)
            onErased: pad.panel.erase()
        }
    }
    Component {
        id: digits
        KeyRows { rows: ["12345", "67890", "·-号组屯村乡<"]; across: 9; maxKeyWidth: Theme.mm(40); onTyped: (key) => pad.panel.type(key); onErased: pad.panel.erase() }
    }
    Component {
        id: code
        KeyRows { rows: ["012345", "6789AB", "CDEF<"]; across: 6; onTyped: (key) => pad.panel.type(key); onErased: pad.panel.erase() }
    }
}
