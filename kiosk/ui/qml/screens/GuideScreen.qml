import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property GuideViewModel vm
    anchors.fill: parent
    Column {
        id: top
        width: parent.width
        spacing: Theme.gap
        Row {
            width: parent.width
            spacing: Theme.gap
            Icon { id: drawing; name: screen.vm.icon; side: Theme.mm(Theme.landscape ? 14 : 26) }
            Label { text: screen.vm.plain; font.pixelSize: Theme.h2; width: parent.width - drawing.width - Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        }
        Row {
            width: parent.width
            spacing: Theme.gapMin
            Repeater {
                model: screen.vm.boxes
                delegate: Card {
                    id: box
                    required property var modelData
                    width: (parent.width - 2 * Theme.gapMin) / 3
                    height: Theme.mm(Theme.landscape ? 19 : 34)
                    Column {
                        anchors.centerIn: parent
                        width: parent.width - Theme.gapMin
                        Label { text: box.modelData.value; strong: true; font.pixelSize: Theme.label; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(Theme.landscape ? 9.5 : 17); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5); verticalAlignment: Text.AlignVCenter }
                        Label { text: box.modelData.label; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(Theme.landscape ? 8 : 10); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5) }
                    }
                }
            }
        }
    }
    // pages of the guide: what does not fit stands behind a key that says so
    Flow {
        id: flow
        anchors.top: top.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: more.visible ? more.top : parent.bottom
        anchors.bottomMargin: more.visible ? Theme.gapMin : 0
        width: parent.width
        spacing: Theme.gap
        clip: true
        property int first: 0
        readonly property int columns: Theme.landscape ? 2 : 1
        readonly property int perPage: Theme.landscape || tooTall ? 2 : 9
        readonly property bool tooTall: {
            var tall = 0
            for (var i = 0; i < sections.count; i++)
                tall += sections.itemAt(i) ? sections.itemAt(i).implicitHeight + spacing : 0
            return tall > screen.height - top.height - Theme.gap
        }
        Repeater {
            id: sections
            model: screen.vm.sections
            delegate: Column {
                id: section
                required property var modelData
                required property int index
                width: (flow.width - (flow.columns - 1) * Theme.gap) / flow.columns
                spacing: Theme.mm(0.6)
                visible: index >= flow.first && index < flow.first + flow.perPage
                Label { text: section.modelData.heading; strong: true; font.pixelSize: Theme.label; width: parent.width }
                Repeater {
                    model: section.modelData.lines
                    delegate: Row {
                        id: entry
                        required property var modelData
                        width: section.width
                        spacing: Theme.gapMin
                        Icon { id: sign; name: entry.modelData.icon; side: Theme.mm(Theme.landscape ? 6.5 : 9); anchors.verticalCenter: parent.verticalCenter }
                        Label { text: entry.modelData.text; width: parent.width - sign.width - Theme.gapMin; lineHeight: 0.86; font.pixelSize: Theme.landscape ? Theme.note : Theme.body }
                    }
                }
            }
        }
    }
    BigButton {
        id: more
        objectName: "moreGuide"
        visible: sections.count > flow.perPage
        width: parent.width
        height: Theme.targetMin
        anchors.bottom: parent.bottom
        size: Theme.body
        readonly property bool last: flow.first + flow.perPage >= sections.count
        icon: last ? "caret-up" : "caret-down"
        text: last ? qsTr("Back to the first") : qsTr("Read on")
        onClicked: flow.first = last ? 0 : flow.first + flow.perPage
    }
}
