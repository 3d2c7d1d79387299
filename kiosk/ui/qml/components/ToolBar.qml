import QtQuick
import Buchucun
import ".."

// Home, read to me, text size, call for help: same order, same place on every page.
Rectangle {
    id: bar
    required property Frame frame
    required property Navigator navigator
    property bool vertical: false
    signal readWanted
    color: Theme.bar
    readonly property int pad: Theme.gapMin
    Rectangle {      // time left, a hint only
        visible: bar.frame.idleShare < 0.5
        color: Theme.corn
        height: bar.vertical ? bar.height * bar.frame.idleShare * 2 : Theme.mm(1.5)
        width: bar.vertical ? Theme.mm(1.5) : bar.width * bar.frame.idleShare * 2
        x: bar.vertical ? bar.width - width : 0
    }
    Repeater {
        model: [
            {name: "toolHome", icon: "house", text: qsTr("Home")},
            {name: "toolRead", icon: "speaker-high", text: bar.frame.reader.speaking ? qsTr("Reading") : qsTr("Read to me")},
            {name: "toolSize", icon: "text-aa", text: qsTr("Text size")},
            {name: "toolHelp", icon: "hand-waving", text: qsTr("Call for help")}
        ]
        delegate: Key {
            id: tool
            required property var modelData
            required property int index
            objectName: modelData.name
            text: modelData.text
            sleeps: false
            face: index === 3 ? Theme.warm : Theme.surface
            readonly property real share: ((bar.vertical ? bar.height : bar.width) - 5 * bar.pad) / 4
            x: bar.vertical ? bar.pad : bar.pad + index * (share + bar.pad)
            y: bar.vertical ? bar.pad + index * (share + bar.pad) : bar.pad + Theme.mm(1)
            width: bar.vertical ? bar.width - 2 * bar.pad : share
            height: bar.vertical ? share : bar.height - 2 * bar.pad - Theme.mm(1)
            Column {
                anchors.centerIn: parent
                width: parent.width
                Icon {
                    name: tool.modelData.icon
                    weight: tool.index === 3 ? "duotone" : "bold"
                    side: Theme.mm(Theme.landscape ? 10 : 11)
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Label {
                    text: tool.text
                    strong: true
                    font.pixelSize: Theme.mm(7)
                    width: parent.width - Theme.gapMin
                    height: Math.min(implicitHeight, Theme.mm(16))
                    lineHeight: 0.82
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.mm(5.8)
                    anchors.horizontalCenter: parent.horizontalCenter
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
            }
            onClicked: [bar.navigator.home, bar.readWanted, bar.navigator.settings, bar.navigator.help][index]()
        }
    }
}
