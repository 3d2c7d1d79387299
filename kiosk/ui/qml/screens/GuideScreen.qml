import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property GuideViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.38 : width
    Column {
        id: about
        width: screen.side
        spacing: Theme.gap
        Row {
            width: parent.width
            spacing: Theme.gap
            Icon { id: drawing; name: screen.vm.icon; side: Theme.mm(Theme.landscape ? 18 : 26) }
            Label { text: screen.vm.plain; font.pixelSize: Theme.h2; width: parent.width - drawing.width - Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        }
        Grid {
            width: parent.width
            columns: Theme.landscape ? 1 : 3
            spacing: Theme.gapMin
            Repeater {
                model: screen.vm.boxes
                delegate: Card {
                    id: box
                    required property var modelData
                    width: Theme.landscape ? about.width : (about.width - 2 * Theme.gapMin) / 3
                    height: Theme.mm(Theme.landscape ? 27 : 38)
                    Column {
                        anchors.centerIn: parent
                        width: parent.width - Theme.gapMin
                        Label { text: box.modelData.value; strong: true; font.pixelSize: Theme.label; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(Theme.landscape ? 13 : 23); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(6.5); lineHeight: 0.85; verticalAlignment: Text.AlignVCenter }
                        Label { text: box.modelData.label; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(11); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(6.5) }
                    }
                }
            }
        }
    }
    Column {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : about.height + Theme.gap
        width: parent.width - x
        spacing: Theme.landscape ? Theme.mm(2) : Theme.gap
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
