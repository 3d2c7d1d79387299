import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property AnswerViewModel vm
    anchors.fill: parent
    Column {
        width: parent.width
        spacing: Theme.gap
        Rectangle {
            width: parent.width
            height: Theme.mm(Theme.landscape ? 34 : 58)
            radius: Theme.radius
            color: screen.vm.granted ? Theme.decidedTint : Theme.surface
            border.width: Theme.border
            border.color: screen.vm.granted ? Theme.decided : Theme.line
            Row {
                anchors.centerIn: parent
                spacing: Theme.gap
                Icon { name: screen.vm.granted ? "seal-check" : "file-text"; weight: "fill"; ink: screen.vm.granted ? Theme.decided : Theme.ink; side: Theme.mm(Theme.landscape ? 20 : 32); anchors.verticalCenter: parent.verticalCenter }
                Label { objectName: "headline"; text: screen.vm.headline; strong: true; color: screen.vm.granted ? Theme.decided : Theme.ink; font.pixelSize: Theme.h1; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
            }
        }
        Label { visible: text !== ""; text: screen.vm.amount; strong: true; font.pixelSize: Theme.display; anchors.horizontalCenter: parent.horizontalCenter }
        Repeater {
            model: screen.vm.lines
            delegate: Row {
                id: entry
                required property var modelData
                width: parent.width
                spacing: Theme.gapMin
                Icon { id: sign; name: entry.modelData.icon; side: Theme.mm(Theme.landscape ? 8 : 11); anchors.verticalCenter: parent.verticalCenter }
                Label { text: entry.modelData.text; width: parent.width - sign.width - Theme.gapMin; lineHeight: 0.92 }
            }
        }
        ErrorLine { width: parent.width; text: screen.vm.error }
        BigButton { objectName: "printPaper"; visible: screen.vm.canPrint; width: parent.width; height: Theme.key; icon: "printer"; text: screen.vm.printText; onClicked: screen.vm.print() }
    }
}
