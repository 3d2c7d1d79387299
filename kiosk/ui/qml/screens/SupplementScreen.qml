import QtQuick
import Buchucun
import ".."
import "../components"

// The good news, then each thing that is asked for on its own card, until when.
Item {
    id: screen
    required property SupplementViewModel vm
    anchors.fill: parent
    Row {
        id: good
        spacing: Theme.gap
        width: parent.width
        Icon { id: sign; name: "check-circle"; weight: "fill"; ink: Theme.decided; side: Theme.mm(Theme.landscape ? 11 : 14); anchors.verticalCenter: parent.verticalCenter }
        Label { text: screen.vm.goodNews; strong: true; color: Theme.decided; font.pixelSize: Theme.landscape ? Theme.label : Theme.h2; lineHeight: 0.9; width: parent.width - sign.width - Theme.gap; anchors.verticalCenter: parent.verticalCenter }
    }
    PagedGrid {
        id: asks
        anchors.top: good.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: until.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        columns: Theme.landscape && count > 1 ? 2 : 1
        cellHeight: Math.min(height, Theme.mm(Theme.landscape ? 80 : Theme.textScale > 1.2 ? 100 : 78))
        model: screen.vm.asks
        count: screen.vm.asks.count
        moreName: "moreAsks"
        delegate: Rectangle {
            id: ask
            readonly property var model: parent.model
            color: Theme.needTint
            radius: Theme.radius
            border.width: Theme.mm(1)
            border.color: Theme.need
            Column {
                width: parent.width - 2 * Theme.gap
                anchors.centerIn: parent
                spacing: Theme.mm(1)
                Label { text: ask.model.question; strong: true; font.pixelSize: Theme.landscape ? Theme.label : Theme.h2; color: Theme.need; width: parent.width; lineHeight: 0.9; height: Math.min(implicitHeight, ask.height * 0.46); fontSizeMode: Text.Fit; minimumPixelSize: Theme.body }
                Label { text: ask.model.what; width: parent.width; lineHeight: 0.9 }
                Label { text: ask.model.fix; strong: true; width: parent.width; lineHeight: 0.9 }
            }
        }
    }
    Label { id: until; objectName: "until"; text: screen.vm.until; width: parent.width; lineHeight: 0.9; anchors.bottom: parent.bottom }
}
