import QtQuick
import ".."

// The ways to write, side by side.
Row {
    id: tabs
    property var panel
    spacing: Theme.gapMin + Theme.mm(0.3)
    Repeater {
        model: tabs.panel.ways
        delegate: BigButton {
            required property var modelData
            objectName: "way_" + modelData.key
            text: modelData.text
            selected: tabs.panel.way === modelData.key
            sleeps: false
            size: Theme.mm(Theme.landscape ? 7 : 8.5)
            width: (tabs.width - (tabs.panel.ways.length - 1) * tabs.spacing) / tabs.panel.ways.length
            height: tabs.height
            onClicked: tabs.panel.chooseWay(modelData.key)
        }
    }
}
