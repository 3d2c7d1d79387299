import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property GuideViewModel vm
    anchors.fill: parent
    Column {
        width: parent.width
        spacing: Theme.gap
        Row {
            width: parent.width
            spacing: Theme.gap
            Icon { id: drawing; name: screen.vm.icon; side: Theme.mm(Theme.landscape ? 18 : 26) }
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
                    height: Theme.mm(Theme.landscape ? 22 : 34)
                    Column {
                        anchors.centerIn: parent
                        width: parent.width - Theme.gapMin
                        Label { text: box.modelData.value; strong: true; font.pixelSize: Theme.label; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(Theme.landscape ? 11 : 17); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(6); verticalAlignment: Text.AlignVCenter }
                        Label { text: box.modelData.label; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(10); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5) }
                    }
                }
            }
        }
        Repeater {
            model: screen.vm.sections
            delegate: Column {
                id: section
                required property var modelData
                width: parent.width
                spacing: Theme.mm(0.8)
                Label { text: section.modelData.heading; strong: true; font.pixelSize: Theme.label; width: parent.width }
                Repeater {
                    model: section.modelData.lines
                    delegate: Row {
                        id: entry
                        required property var modelData
                        width: section.width
                        spacing: Theme.gapMin
                        Icon { id: sign; name: entry.modelData.icon; side: Theme.mm(Theme.landscape ? 7 : 9); anchors.verticalCenter: parent.verticalCenter }
                        Label { text: entry.modelData.text; width: parent.width - sign.width - Theme.gapMin; lineHeight: 0.9 }
                    }
                }
            }
        }
    }
}
