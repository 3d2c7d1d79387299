import QtQuick
import Buchucun
import ".."
import "../components"

// A day by decade, year, month, day; in the old calendar too.
Item {
    id: screen
    required property DateViewModel vm
    anchors.fill: parent
    readonly property int space: Theme.gapMin + Theme.mm(0.2)
    readonly property real side: Theme.landscape ? width * 0.38 - Theme.gap : width      // what is chosen; the days stand beside it or below
    Card {
        id: card
        visible: !error.visible || !Theme.landscape
        width: screen.side
        height: Theme.mm(Theme.landscape ? 25 : 32)
        border.color: Theme.pri
        border.width: Theme.mm(1.25)
        Label {
            id: result
            objectName: "dateResult"
            text: screen.vm.result || "–"
            strong: true
            font.pixelSize: Theme.mm(Theme.landscape ? 9 : 14)
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.mm(5.5)
            wrapMode: Text.NoWrap
            x: Theme.gap
            width: parent.width * (screen.vm.beside === "" ? 1 : 0.52) - 2 * Theme.gap
            height: parent.height
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            objectName: "dateBeside"
            visible: text !== ""
            text: screen.vm.beside
            color: Theme.pri
            strong: true
            font.pixelSize: Theme.mm(Theme.landscape ? 7 : 9)
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.mm(5.5)
            anchors.left: result.right
            anchors.right: parent.right
            anchors.margins: Theme.gapMin
            height: parent.height
            verticalAlignment: Text.AlignVCenter
        }
    }
    Grid {
        id: chips
        columns: Theme.landscape ? 2 : 4
        y: card.height + screen.space
        width: screen.side
        spacing: screen.space
        Repeater {
            model: screen.vm.parts
            delegate: BigButton {
                required property var modelData
                required property int index
                objectName: "part" + index
                text: modelData.text
                selected: modelData.open
                flat: !modelData.reachable
                sleeps: false
                size: Theme.mm(8)
                width: (chips.width - (chips.columns - 1) * chips.spacing) / chips.columns
                height: Theme.mm(Theme.landscape ? 20.5 : 24)
                onClicked: screen.vm.openPart(index)
            }
        }
    }
    Label {
        id: note
        objectName: "dateNote"
        visible: text !== "" && error.text === "" && y + height <= (Theme.landscape ? ways.y : ways.y - 4 * Theme.key)
        text: screen.vm.note
        color: Theme.ink2
        font.pixelSize: Theme.note
        lineHeight: 0.9
        width: screen.side
        y: chips.y + chips.height + Theme.gapMin
    }
    ErrorLine {
        id: error
        width: screen.side
        text: screen.vm.error
        most: Theme.landscape ? card.height : 0
        y: Theme.landscape ? 0 : chips.y + chips.height + Theme.gapMin
    }
    PagedGrid {
        x: Theme.landscape ? screen.side + Theme.gap : 0
        y: Theme.landscape ? 0 : (error.visible ? error.y + error.height : note.visible ? note.y + note.height : chips.y + chips.height) + Theme.gap
        width: parent.width - x
        height: (Theme.landscape ? parent.height : ways.y - screen.space) - y
        columns: Theme.landscape ? screen.vm.wideColumns : screen.vm.columns
        cellHeight: Theme.mm(Theme.landscape ? 20.5 : 27)
        spacing: screen.space
        model: screen.vm.options
        count: screen.vm.options.count
        delegate: BigButton {
            objectName: "option_" + parent.model.value
            text: parent.model.text
            selected: parent.model.chosen
            sleeps: false
            size: Theme.mm(Theme.landscape ? 8.5 : 11)
            onClicked: screen.vm.pick(parent.model.value)
        }
    }
    Row {
        id: ways
        anchors.bottom: parent.bottom
        width: screen.side
        spacing: screen.space
        BigButton {
            objectName: "otherCalendar"
            text: screen.vm.lunar ? qsTr("New calendar") : qsTr("Old calendar")
            icon: Theme.landscape ? "" : "moon"
            sleeps: false
            selected: screen.vm.lunar
            size: Theme.mm(Theme.landscape ? 7 : 9)
            width: (ways.width - ways.spacing) / 2
            height: Theme.mm(Theme.landscape ? 20.5 : 24)
            onClicked: screen.vm.otherCalendar()
        }
        BigButton {
            objectName: "notSure"
            visible: screen.vm.mayBeUnsure
            text: screen.vm.unsureText
            icon: Theme.landscape ? "" : "question"
            sleeps: false
            size: Theme.mm(Theme.landscape ? 7 : 9)
            width: (ways.width - ways.spacing) / 2
            height: Theme.mm(Theme.landscape ? 20.5 : 24)
            onClicked: screen.vm.notSure()
        }
    }
}
