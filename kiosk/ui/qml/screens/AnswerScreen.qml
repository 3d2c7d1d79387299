import QtQuick
import Buchucun
import ".."
import "../components"

// Whether it was granted and how much; why, from when, what else can be done. Lying down the two stand side by side.
Item {
    id: screen
    required property AnswerViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.42 : width
    Column {
        id: answer
        width: screen.side
        spacing: Theme.gap
        Rectangle {
            width: parent.width
            height: Theme.mm(Theme.landscape ? 38 : 58)
            radius: Theme.radius
            color: screen.vm.granted ? Theme.decidedTint : Theme.surface
            border.width: Theme.border
            border.color: screen.vm.granted ? Theme.decided : Theme.line
            Row {
                anchors.centerIn: parent
                spacing: Theme.gap
                Icon { id: seal; name: screen.vm.granted ? "seal-check" : "file-text"; weight: "fill"; ink: screen.vm.granted ? Theme.decided : Theme.ink; side: Theme.mm(Theme.landscape ? 20 : 32); anchors.verticalCenter: parent.verticalCenter }
                Label { objectName: "headline"; text: screen.vm.headline; strong: true; color: screen.vm.granted ? Theme.decided : Theme.ink; font.pixelSize: Theme.h1; width: Math.min(implicitWidth, screen.side - seal.width - 3 * Theme.gap); fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.body; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
            }
        }
        Label { visible: text !== ""; text: screen.vm.amount; strong: true; font.pixelSize: Theme.display; width: parent.width; horizontalAlignment: Text.AlignHCenter; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.body; wrapMode: Text.NoWrap; lineHeight: 0.9 }
    }
    PagedLines {
        id: why
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape ? 0 : answer.height + Theme.gap
        width: parent.width - x
        most: Theme.landscape ? parent.height : parent.height - y - foot.height - Theme.gap
        lines: screen.vm.lines
    }
    Column {
        id: foot
        y: Theme.landscape ? screen.height - height : why.y + why.height + Theme.gap
        width: screen.side
        spacing: Theme.gap
        ErrorLine { width: parent.width; text: screen.vm.error }
        Rectangle {
            visible: screen.vm.printed !== ""
            width: parent.width
            height: Math.max(Theme.mm(20), told.implicitHeight + Theme.gap)
            radius: Theme.radius
            color: Theme.decidedTint
            border.width: Theme.border
            border.color: Theme.decided
            Icon { id: came; name: "printer"; weight: "fill"; ink: Theme.decided; side: Theme.iconKey; x: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter }
            Label { id: told; objectName: "printed"; text: screen.vm.printed; strong: true; color: Theme.decided; anchors.left: came.right; anchors.right: parent.right; anchors.margins: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; lineHeight: 0.9 }
        }
        BigButton { objectName: "printPaper"; visible: screen.vm.canPrint; width: parent.width; height: Theme.key; icon: "printer"; text: screen.vm.printText; onClicked: screen.vm.print() }
    }
}
