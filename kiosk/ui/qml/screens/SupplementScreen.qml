import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property SupplementViewModel vm
    anchors.fill: parent
    Column {
        width: parent.width
        spacing: Theme.gapBig
        Row {
            spacing: Theme.gap
            width: parent.width
            Icon { id: good; name: "check-circle"; weight: "fill"; ink: Theme.decided; side: Theme.mm(14) }
            Label { text: screen.vm.goodNews; strong: true; color: Theme.decided; font.pixelSize: Theme.h2; width: parent.width - good.width - Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        }
        Grid {
            id: asks
            columns: Theme.landscape && screen.vm.asks.length > 1 ? 2 : 1
            spacing: Theme.gap
            width: parent.width
            Repeater {
                model: screen.vm.asks
                delegate: Rectangle {
                    id: ask
                    required property var modelData
                    width: (asks.width - (asks.columns - 1) * asks.spacing) / asks.columns
                    height: words.implicitHeight + 2 * Theme.gap
                    color: Theme.needTint
                    radius: Theme.radius
                    border.width: Theme.mm(1)
                    border.color: Theme.need
                    Column {
                        id: words
                        width: parent.width - 2 * Theme.gap
                        anchors.centerIn: parent
                        spacing: Theme.gapMin
                        Label { text: ask.modelData.question; strong: true; font.pixelSize: Theme.h2; color: Theme.need; width: parent.width }
                        Label { text: ask.modelData.what; width: parent.width }
                        Label { text: ask.modelData.fix; strong: true; width: parent.width }
                    }
                }
            }
        }
        Label { objectName: "until"; text: screen.vm.until; width: parent.width }
    }
}
