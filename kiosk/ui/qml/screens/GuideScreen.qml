import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property GuideViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.38 : width
    readonly property var lines: vm.sections.reduce(function(all, section) {
        return all.concat([{icon: "", text: section.heading, strong: true}], section.lines)
    }, [])
    Column {
        id: about
        width: screen.side
        spacing: Theme.gap
        Row {
            width: parent.width
            spacing: Theme.gap
            Icon { id: drawing; name: screen.vm.icon; side: Theme.mm(Theme.landscape ? 18 : 26) }
            Label { text: screen.vm.plain; font.pixelSize: Math.min(Theme.h2, Theme.mm(Theme.landscape ? 9 : 17)); width: parent.width - drawing.width - Theme.gap; lineHeight: 0.9; height: Math.min(implicitHeight, Theme.landscape ? screen.height - boxes.height - look.height - 3 * Theme.gap : implicitHeight); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.6); anchors.verticalCenter: parent.verticalCenter }
        }
        Grid {
            id: boxes
            width: parent.width
            columns: Theme.landscape ? 1 : 3
            spacing: Theme.gapMin
            Repeater {
                model: screen.vm.boxes
                delegate: Card {
                    id: box
                    required property var modelData
                    width: Theme.landscape ? about.width : (about.width - 2 * Theme.gapMin) / 3
                    height: Theme.mm(!Theme.landscape ? 38 : modelData.value.length > 9 ? 17 : Theme.textScale > 1.4 ? 13 : 15)
                    Column {
                        visible: !Theme.landscape
                        anchors.centerIn: parent
                        width: parent.width - Theme.gapMin
                        Label { text: box.modelData.label; color: Theme.ink2; font.pixelSize: Math.min(Theme.note, Theme.mm(7)); width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(11); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(6.5) }
                        Label { text: box.modelData.value; strong: true; font.pixelSize: Math.min(Theme.label, Theme.mm(10.2)); width: parent.width; horizontalAlignment: Text.AlignHCenter; height: Theme.mm(23); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5); lineHeight: 0.85; verticalAlignment: Text.AlignVCenter }
                    }
                    Label { id: what; visible: Theme.landscape; text: box.modelData.label; color: Theme.ink2; font.pixelSize: Theme.mm(7); x: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; wrapMode: Text.NoWrap }
                    Label { visible: Theme.landscape; text: box.modelData.value; strong: true; font.pixelSize: text.length > 9 ? Theme.mm(6.5) : Math.min(Theme.label, Theme.mm(8.5)); anchors.left: what.right; anchors.right: parent.right; anchors.margins: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; lineHeight: 0.78 }
                }
            }
        }
    }
    BigButton {
        id: look
        objectName: "firstLook"
        visible: text !== ""
        text: screen.vm.lookText
        icon: "question"
        size: Math.min(Theme.label, Theme.mm(11))
        width: screen.side
        height: Theme.mm(Theme.landscape ? 21 : 26)
        anchors.bottom: parent.bottom
        onClicked: screen.vm.look()
    }
    PagedLines {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : about.height + Theme.gap
        width: parent.width - x
        most: (Theme.landscape || !look.visible ? parent.height : look.y - Theme.gap) - y
        lines: screen.lines
        side: Theme.mm(Theme.landscape ? 7 : 9)
        spacing: Theme.mm(Theme.landscape ? 1.5 : 2.5)
    }
}
